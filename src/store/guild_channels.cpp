#include "store/guild_channels.h"

namespace parley::store::guild_channels {

db::Statement all() {
    return db::Statement(
        "SELECT c.id, c.type, c.guild_id, c.name, c.position, c.parent_id, c.topic, c.is_nsfw, c.rate_limit_seconds, c.flags, "
        "c.owner_id, c.last_pin_at, c.extras, (SELECT MAX(m.id) FROM messages m WHERE m.channel_id = c.id), "
        "t.is_archived, t.is_locked, t.is_invitable, t.auto_archive_minutes, t.archive_changed_at, t.message_count, "
        "t.total_message_sent, t.applied_tags, (SELECT COUNT(*) FROM thread_members p WHERE p.channel_id = t.channel_id) "
        "FROM channels c LEFT JOIN threads t ON t.channel_id = c.id WHERE c.guild_id IS NOT NULL");
}

namespace {

ThreadState to_thread(const db::Row& row, UserId owner) {
    const auto number = [&](std::size_t column) { return static_cast<int>(row.integer(column)); };
    return {.owner_id = owner, .is_archived = row.flag(14), .is_locked = row.flag(15), .is_invitable = row.flag(16),
            .auto_archive_minutes = number(17), .archive_changed_at = row.time(18), .message_count = number(19),
            .total_message_sent = number(20), .member_count = number(22), .applied_tags = row.text(21)};
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

db::Statement all_overwrites() {
    return db::Statement("SELECT channel_id, target_id, type, allow, deny FROM overwrites ORDER BY channel_id, target_id");
}

ChannelId channel_of_overwrite(const db::Row& row) { return row.id<ChannelId>(0); }

Overwrite to_overwrite(const db::Row& row) {
    return {.id = static_cast<std::uint64_t>(row.integer(1)), .target = static_cast<Overwrite::Target>(row.integer(2)),
            .allow = Permissions(static_cast<std::uint64_t>(row.integer(3))), .deny = Permissions(static_cast<std::uint64_t>(row.integer(4)))};
}

}  // namespace parley::store::guild_channels
