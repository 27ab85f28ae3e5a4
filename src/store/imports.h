// store/imports.h -- What was taken over from the original's database, so that a second import adds nothing twice.
#pragma once
#include "db/statement.h"
#include "model/message.h"

#include <string_view>

namespace parley::store::imports {

// The row of the original with that key became `target`.
db::Statement remember(std::string_view key, std::uint64_t target);
db::Statement forget(std::string_view key);
// source_key and target_id of the keys from `first` to `last`, both included.
db::Statement remembered(std::string_view first, std::string_view last);

// channel_id and id of the messages of all channels, a page at a time, in the order of the table's key.
db::Statement message_ids(ChannelId after_channel, MessageId after, int limit);

}  // namespace parley::store::imports
