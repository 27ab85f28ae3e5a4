#include "store/guild_channels.h"

namespace parley::store::guild_channels {

db::Statement insert(const Channel& c) {
    return db::Statement("INSERT INTO channels (id, type, guild_id, name, position, parent_id, topic, is_nsfw, rate_limit_seconds, "
                         "flags, extras) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                         c.id, static_cast<int>(c.type), c.guild_id, c.name, c.position, c.parent_id, c.topic, c.is_nsfw,
                         c.rate_limit.count(), c.flags, c.extras)
        .on_conflict(Code::UnknownGuild);
}

db::Statement update(const Channel& c) {
    return db::Statement("UPDATE channels SET type = $2, name = $3, position = $4, parent_id = $5, topic = $6, is_nsfw = $7, "
                         "rate_limit_seconds = $8, flags = $9, extras = $10 WHERE id = $1",
                         c.id, static_cast<int>(c.type), c.name, c.position, c.parent_id, c.topic, c.is_nsfw, c.rate_limit.count(),
                         c.flags, c.extras)
        .or_refuse(Code::UnknownChannel);
}

db::Statement erase(ChannelId id) { return db::Statement("DELETE FROM channels WHERE id = $1", id).or_refuse(Code::UnknownChannel); }

// Whatever else has it as its parent is no thread: a category's channels stay.
db::Statement erase_threads(ChannelId parent) {
    return db::Statement("DELETE FROM channels WHERE parent_id = $1 AND type IN (10, 11, 12)", parent);
}

db::Statement put_overwrite(ChannelId channel, const Overwrite& one) {
    return db::Statement("INSERT INTO overwrites (channel_id, target_id, type, allow, deny) VALUES ($1, $2, $3, $4, $5) "
                         "ON CONFLICT (channel_id, target_id) DO UPDATE SET type = $3, allow = $4, deny = $5",
                         channel, one.id, static_cast<int>(one.target), one.allow.bits, one.deny.bits)
        .on_conflict(Code::UnknownChannel);
}

db::Statement erase_overwrite(ChannelId channel, std::uint64_t target) {
    return db::Statement("DELETE FROM overwrites WHERE channel_id = $1 AND target_id = $2", channel, target)
        .or_refuse(Code::UnknownOverwrite);
}

db::Statement erase_overwrites(ChannelId channel) { return db::Statement("DELETE FROM overwrites WHERE channel_id = $1", channel); }

db::Statement erase_overwrites_of(GuildId guild, std::uint64_t target) {
    return db::Statement("DELETE FROM overwrites WHERE target_id = $2 AND channel_id IN (SELECT id FROM channels WHERE guild_id = $1)",
                         guild, target);
}

db::Statement all() {
    return db::Statement(
        "SELECT c.id, c.type, c.guild_id, c.name, c.position, c.parent_id, c.topic, c.is_nsfw, c.rate_limit_seconds, c.flags, "
        "c.owner_id, c.last_pin_at, c.extras, (SELECT MAX(m.id) FROM messages m WHERE m.channel_id = c.id), "
        "t.is_archived, t.is_locked, t.is_invitable, t.auto_archive_minutes, t.archive_changed_at, t.message_count, "
        "t.total_message_sent, t.applied_tags "
        "FROM channels c LEFT JOIN threads t ON t.channel_id = c.id WHERE c.guild_id IS NOT NULL");
}

namespace {

ThreadState to_thread(const db::Row& row, UserId owner) {
    const auto number = [&](std::size_t column) { return static_cast<int>(row.integer(column)); };
    return {.owner_id = owner, .is_archived = row.flag(14), .is_locked = row.flag(15), .is_invitable = row.flag(16),
            .auto_archive_minutes = number(17), .archive_changed_at = row.time(18), .message_count = number(19),
            .total_message_sent = number(20), .member_count = 0, .applied_tags = row.text(21)};
}

}  // namespace

Channel to_channel(const db::Row& row) {
    const UserId owner = row.maybe_id<UserId>(10).value_or(UserId{});
    Channel channel{.id = row.id<ChannelId>(0), .type = static_cast<ChannelType>(row.integer(1)), .guild_id = row.id<GuildId>(2),
                    .name = row.text(3), .position = static_cast<int>(row.integer(4)), .parent_id = row.maybe_id<ChannelId>(5),
                    .topic = row.maybe_text(6), .is_nsfw = row.flag(7), .rate_limit = std::chrono::seconds(row.integer(8)),
                    .flags = static_cast<int>(row.integer(9)), .overwrites = {}, .last_message_id = row.maybe_id<MessageId>(13),
                    .last_pin_at = row.maybe_time(11), .extras = row.text(12), .thread = {}, .recipients = {}, .owner_id = owner};
    if (!row.is_null(14)) channel.thread = to_thread(row, owner);
    return channel;
}

db::Statement all_thread_members() {
    return db::Statement("SELECT t.channel_id, t.user_id, t.joined_at, t.flags FROM thread_members t JOIN channels c ON c.id = t.channel_id "
                         "JOIN members m ON m.guild_id = c.guild_id AND m.user_id = t.user_id WHERE m.joined_at <= t.joined_at");
}

ThreadMember to_thread_member(const db::Row& row) {
    return {.thread_id = row.id<ChannelId>(0), .user_id = row.id<UserId>(1), .joined_at = row.time(2), .flags = static_cast<int>(row.integer(3))};
}

db::Statement all_overwrites() {
    return db::Statement("SELECT channel_id, target_id, type, allow, deny FROM overwrites ORDER BY channel_id, target_id");
}

ChannelId channel_of_overwrite(const db::Row& row) { return row.id<ChannelId>(0); }

Overwrite to_overwrite(const db::Row& row) {
    return {.id = static_cast<std::uint64_t>(row.integer(1)), .target = static_cast<Overwrite::Target>(row.integer(2)),
            .allow = Permissions(static_cast<std::uint64_t>(row.integer(3))), .deny = Permissions(static_cast<std::uint64_t>(row.integer(4)))};
}

}  // namespace parley::store::guild_channels
