#include "store/reactions.h"

#include <cctype>

namespace parley::store::reactions {

db::Statement counts(ChannelId channel, MessageId first, MessageId last, UserId viewer) {
    return db::Statement("SELECT message_id, emoji, MAX(emoji_name), COUNT(*), MAX(user_id = $4) FROM reactions "
                         "WHERE channel_id = $1 AND message_id BETWEEN $2 AND $3 GROUP BY message_id, emoji "
                         "ORDER BY message_id, MIN(reacted_at), emoji", channel, first, last, viewer);
}

namespace {

// A custom emoji stands under its id, "a:" before its name when it moves.
ReactionEmoji to_emoji(const std::string& emoji, std::string name) {
    const bool is_custom = emoji.size() >= 15 && std::isdigit(static_cast<unsigned char>(emoji[0])) != 0;
    if (!is_custom) return {.id = {}, .name = std::move(name)};
    const bool is_animated = name.starts_with("a:");
    return {.id = {std::stoull(emoji)}, .name = is_animated ? name.substr(2) : std::move(name), .is_animated = is_animated};
}

}  // namespace

namespace {

std::string key_of(const ReactionEmoji& emoji) { return emoji.id ? std::to_string(emoji.id.value) : emoji.name; }

}  // namespace

db::Statement insert(ChannelId channel, MessageId message, const ReactionEmoji& emoji, UserId user, Time now) {
    return db::Statement("INSERT INTO reactions (channel_id, message_id, emoji, emoji_name, user_id, reacted_at) VALUES ($1, $2, $3, $4, $5, $6)",
                         channel, message, key_of(emoji), emoji.is_animated ? "a:" + emoji.name : emoji.name, user, now)
        .on_conflict(Code::UnknownUser);
}

db::Statement erase(ChannelId channel, MessageId message, const ReactionEmoji& emoji, UserId user) {
    return db::Statement("DELETE FROM reactions WHERE channel_id = $1 AND message_id = $2 AND emoji = $3 AND user_id = $4", channel, message,
                         key_of(emoji), user);
}

db::Statement erase_kind(ChannelId channel, MessageId message, const ReactionEmoji& emoji) {
    return db::Statement("DELETE FROM reactions WHERE channel_id = $1 AND message_id = $2 AND emoji = $3", channel, message, key_of(emoji));
}

db::Statement erase_all(ChannelId channel, MessageId message) {
    return db::Statement("DELETE FROM reactions WHERE channel_id = $1 AND message_id = $2", channel, message);
}

db::Statement users(ChannelId channel, MessageId message, const ReactionEmoji& emoji, UserId after, int limit) {
    return db::Statement("SELECT u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, u.accent_color FROM reactions r "
                         "JOIN users u ON u.id = r.user_id WHERE r.channel_id = $1 AND r.message_id = $2 AND r.emoji = $3 AND r.user_id > $4 "
                         "ORDER BY r.user_id LIMIT $5",
                         channel, message, key_of(emoji), after, limit);
}

db::Statement emoji(EmojiId id) { return db::Statement("SELECT name, is_animated FROM emojis WHERE id = $1", id); }

CountRow to_count(const db::Row& row) {
    return {.message_id = row.id<MessageId>(0), .count = {.emoji = to_emoji(row.text(1), row.text(2)),
                                                          .count = static_cast<int>(row.integer(3)), .is_mine = row.flag(4)}};
}

}  // namespace parley::store::reactions
