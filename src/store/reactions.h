// store/reactions.h -- Who reacted to which message with what.
#pragma once
#include "db/statement.h"
#include "model/message.h"

namespace parley::store::reactions {

// Of the messages between two ids (both counted), a row for each kind: message, emoji, how many, whether `viewer` is one
// of them; each message's in the order of their first one.
db::Statement counts(ChannelId channel, MessageId first, MessageId last, UserId viewer);

struct CountRow {
    MessageId message_id;
    ReactionCount count;
};
CountRow to_count(const db::Row& row);

}  // namespace parley::store::reactions
