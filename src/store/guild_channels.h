// store/guild_channels.h -- The channels and threads of guilds, and who may do what in them.
#pragma once
#include "db/statement.h"
#include "model/channel.h"

namespace parley::store::guild_channels {

// Of a guild's channel, without its overwrites.
db::Statement insert(const Channel& channel);
db::Statement update(const Channel& channel);  // refused with UnknownChannel
// Messages do not hang on it: message_removal::of_channel takes them, of the threads too, before.
db::Statement erase(ChannelId id);
db::Statement erase_threads(ChannelId parent);

db::Statement put_overwrite(ChannelId channel, const Overwrite& overwrite);
db::Statement erase_overwrite(ChannelId channel, std::uint64_t target);
db::Statement erase_overwrites(ChannelId channel);
// A role's or a member's, in all channels of the guild.
db::Statement erase_overwrites_of(GuildId guild, std::uint64_t target);

// Threads too, with the newest message of each.
db::Statement all();
// Without its overwrites, and without its members' count.
Channel to_channel(const db::Row& row);

// Of those who are in the thread's guild, and were when they came to it.
db::Statement all_thread_members();
ThreadMember to_thread_member(const db::Row& row);

db::Statement all_overwrites();
ChannelId channel_of_overwrite(const db::Row& row);
Overwrite to_overwrite(const db::Row& row);

}  // namespace parley::store::guild_channels
