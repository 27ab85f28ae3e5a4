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

CountRow to_count(const db::Row& row) {
    return {.message_id = row.id<MessageId>(0), .count = {.emoji = to_emoji(row.text(1), row.text(2)),
                                                          .count = static_cast<int>(row.integer(3)), .is_mine = row.flag(4)}};
}

}  // namespace parley::store::reactions
