// store/messages.h -- Messages, the marks that make a retry safe, and how far people read.
#pragma once
#include "db/statement.h"
#include "model/message.h"

#include <string_view>
#include <vector>

namespace parley::store::messages {

db::Statement insert(const Message& message);
// What an edit, a pin or a thread may change: content, flags, times and details. Refused with UnknownMessage.
db::Statement update(const Message& message);
db::Statement erase(ChannelId channel, MessageId id);  // refused with UnknownMessage
// Those of the ids that are there, in no order.
db::Statement find(ChannelId channel, const std::vector<MessageId>& ids);
// Deletes those of the ids that are there, with what hangs on them.
std::vector<db::Statement> erase_all(ChannelId channel, const std::vector<MessageId>& ids);
// The newest `limit` before (and without) `before`, newest first.
db::Statement newest(ChannelId channel, MessageId before, int limit);
// The oldest `limit` after `after`, oldest first.
db::Statement oldest_after(ChannelId channel, MessageId after, int limit);
// Messages of all channels of any kind above `after` and up to `until`, in the order of their ids: what the search index
// has to catch up on. It visits each channel once, and in it every message of the span, also beyond the limit.
db::Statement in_span(MessageId after, MessageId until, int limit);
// The newest id in any channel; NULL without a message.
db::Statement newest_id();

// Refused with NonceUsed when the author already used it in the channel.
db::Statement insert_nonce(const Message& message, std::string_view nonce);
db::Statement by_nonce(UserId author, ChannelId channel, std::string_view nonce);
db::Statement erase_nonces_before(MessageId oldest);

db::Statement read_mark(UserId user, ChannelId channel);
db::Statement read_marks(UserId user);  // channel, newest message read
// A read mark only moves forward.
db::Statement move_read_mark(UserId user, ChannelId channel, MessageId id);
db::Statement put_read_mark(UserId user, ChannelId channel, MessageId id);  // back, too

Message to_message(db::Row& row);

}  // namespace parley::store::messages
