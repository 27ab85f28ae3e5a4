// store/threads.h -- What threads have beside what every channel has, and who takes part in them.
#pragma once
#include "db/statement.h"
#include "model/channel.h"

#include <vector>

namespace parley::store::threads {

// The channel's row, with its owner, and the thread's. Refused with ThreadExists when there is a channel of that id.
std::vector<db::Statement> insert(const Channel& thread);
// Everything but the counts, which only rise and fall. Refused with UnknownChannel.
std::vector<db::Statement> update(const Channel& thread);
db::Statement count_message(ChannelId thread);          // one more was sent
db::Statement uncount_messages(ChannelId thread, int count);  // so many are gone

db::Statement add_member(const ThreadMember& member);
db::Statement update_member(const ThreadMember& member);  // its flags
db::Statement remove_member(ChannelId thread, UserId user);
// Of those who left the guild since. They count for nobody before, as `guild_channels::all_thread_members` passes them over.
db::Statement erase_strays();

}  // namespace parley::store::threads
