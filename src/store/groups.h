// store/groups.h -- Channels of several people outside of guilds. What they are is read by store/channels.
#pragma once
#include "db/statement.h"
#include "model/channel.h"

#include <vector>

namespace parley::store::groups {

std::vector<db::Statement> insert(const Channel& group);  // with its people
db::Statement update(const Channel& group);               // its name, owner and icon
db::Statement add(ChannelId group, UserId user);
db::Statement remove(ChannelId group, UserId user);
// With its messages and what hangs on them.
std::vector<db::Statement> erase(ChannelId group);

}  // namespace parley::store::groups
