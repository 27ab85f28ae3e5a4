// core/removals.h -- What goes with a role and with a member, for all who take one out of a guild. In the guild's turn.
#pragma once
#include "core/guild_cache.h"
#include "store/unit.h"

namespace parley::core {

// The role, and its overwrites in all channels.
void remove_role(store::Unit& unit, const GuildCache& cache, const Role& role);
// The member, and of a bot the role that is its own.
void remove_member(store::Unit& unit, const GuildCache& cache, GuildId guild, const ProfilePtr& profile);

}  // namespace parley::core
