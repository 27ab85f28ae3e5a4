// core/join_notice.h -- That somebody came is said in the guild's system channel, in the unit that makes them a member.
#pragma once
#include "core/guild_cache.h"
#include "store/store.h"

namespace parley::core {

// Nothing where the guild has no such channel, or does not want it said. To be called behind MemberAdded.
void add_join_notice(store::Unit& unit, const GuildCache& guilds, const Member& member, const ProfilePtr& profile);

}  // namespace parley::core
