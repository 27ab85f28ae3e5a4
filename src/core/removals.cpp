#include "core/removals.h"

#include "store/guild_channels.h"
#include "store/members.h"
#include "store/roles.h"

#include <algorithm>

namespace parley::core {

void remove_role(store::Unit& unit, const GuildCache& cache, const Role& role) {
    unit.add(store::guild_channels::erase_overwrites_of(role.guild_id, role.id.value));
    for (const ChannelPtr& channel : cache.channels(role.guild_id)) {
        Channel changed = *channel;
        if (std::erase_if(changed.overwrites, [&](const Overwrite& one) { return one.id == role.id.value; }) == 0) continue;
        unit.tell(ChannelSaved{.channel = std::make_shared<const Channel>(std::move(changed))});
    }
    unit.add(store::roles::erase(role.id));
    unit.tell(RoleDeleted{.guild_id = role.guild_id, .role_id = role.id});
}

void remove_member(store::Unit& unit, const GuildCache& cache, GuildId guild, const ProfilePtr& profile) {
    unit.add(store::members::erase(guild, profile->id));
    unit.tell(MemberRemoved{.guild_id = guild, .profile = profile});
    if (!profile->is_bot) return;
    for (const RolePtr& role : cache.roles(guild)) {
        if (role->bot_id == profile->id) remove_role(unit, cache, *role);
    }
}

}  // namespace parley::core
