// store/guild_channels.h -- The channels and threads of guilds, and who may do what in them.
#pragma once
#include "db/statement.h"
#include "model/channel.h"

namespace parley::store::guild_channels {

// Threads too, with the newest message of each.
db::Statement all();
// Without its overwrites.
Channel to_channel(const db::Row& row);

db::Statement all_overwrites();
ChannelId channel_of_overwrite(const db::Row& row);
Overwrite to_overwrite(const db::Row& row);

}  // namespace parley::store::guild_channels
