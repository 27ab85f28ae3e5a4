// store/reactions.h -- Who reacted to which message with what.
#pragma once
#include "db/statement.h"
#include "model/message.h"

namespace parley::store::reactions {

// Of the messages between two ids (both counted), a row for each kind: message, emoji, how many, whether `viewer` is one
// of them; each message's in the order of their first one.
db::Statement counts(ChannelId channel, MessageId first, MessageId last, UserId viewer);

db::Statement insert(ChannelId channel, MessageId message, const ReactionEmoji& emoji, UserId user, Time now);
db::Statement erase(ChannelId channel, MessageId message, const ReactionEmoji& emoji, UserId user);
db::Statement erase_kind(ChannelId channel, MessageId message, const ReactionEmoji& emoji);
db::Statement erase_all(ChannelId channel, MessageId message);
// Profiles of those who reacted with it, by id, above `after`.
db::Statement users(ChannelId channel, MessageId message, const ReactionEmoji& emoji, UserId after, int limit);
// Name of an emoji of any guild or application, and whether it moves.
db::Statement emoji(EmojiId id);

struct CountRow {
    MessageId message_id;
    ReactionCount count;
};
CountRow to_count(const db::Row& row);

}  // namespace parley::store::reactions
