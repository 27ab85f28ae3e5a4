// core/permission_rules.h -- How roles and overwrites add up. Pure arithmetic over what is given; GuildCache asks it with
// what it holds. Source: Discord API v10, "Permission Hierarchy" and "Permission Overwrites".
#pragma once
#include "model/channel.h"
#include "model/guild.h"

#include <functional>
#include <span>

namespace parley::core {

// What somebody who is timed out keeps.
inline constexpr Permissions kTimedOutPermissions{Permission::ViewChannel, Permission::ReadMessageHistory};

using FindRole = std::function<const Role*(RoleId)>;

// In the guild at large: @everyone and the member's roles together; everything for the owner and with Administrator.
Permissions guild_permissions(const Guild& guild, const Member& member, const FindRole& find_role, Time now);

// In a channel whose overwrites these are (a thread's are its parent's): of @everyone, then all roles' denials, then
// all roles' grants, then the member's own. Nothing at all without ViewChannel.
Permissions channel_permissions(const Guild& guild, const Member& member, const FindRole& find_role, std::span<const Overwrite> overwrites,
                                Time now);

// In a thread: SendMessages is what SendMessagesInThreads says.
Permissions thread_permissions(Permissions in_parent);

}  // namespace parley::core
