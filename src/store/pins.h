// store/pins.h -- Which messages stand on a channel's wall, and when it last changed.
#pragma once
#include "db/statement.h"
#include "model/message.h"

namespace parley::store::pins {

// Ids and times of the messages that were pinned before that moment, the latest first.
db::Statement newest(ChannelId channel, Time before, int limit);
db::Statement count(ChannelId channel);
db::Statement set_last(ChannelId channel, std::optional<Time> at);

}  // namespace parley::store::pins
