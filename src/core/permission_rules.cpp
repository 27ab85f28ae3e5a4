#include "core/permission_rules.h"

#include <algorithm>

namespace parley::core {
namespace {

Permissions of_roles(const Guild& guild, const Member& member, const FindRole& find_role) {
    Permissions together;
    if (const Role* everyone = find_role(everyone_role(guild.id))) together = everyone->permissions;
    for (const RoleId id : member.roles) {
        if (const Role* role = find_role(id)) together = together.with(role->permissions);
    }
    return together;
}

bool is_all_powerful(const Guild& guild, const Member& member, Permissions of_roles) {
    return guild.owner_id == member.user_id || of_roles.has(Permission::Administrator);
}

bool is_timed_out(const Member& member, Time now) { return member.timeout_until && *member.timeout_until > now; }

struct AllowDeny {
    Permissions allow, deny;
    Permissions apply(Permissions before) const { return before.without(deny).with(allow); }
};

AllowDeny of_roles(const Guild& guild, const Member& member, std::span<const Overwrite> overwrites) {
    AllowDeny together;
    for (const Overwrite& overwrite : overwrites) {
        if (overwrite.target != Overwrite::Target::Role || overwrite.id == guild.id.value) continue;
        if (std::ranges::find(member.roles, RoleId{overwrite.id}) == member.roles.end()) continue;
        together.allow = together.allow.with(overwrite.allow);
        together.deny = together.deny.with(overwrite.deny);
    }
    return together;
}

AllowDeny of_one(std::uint64_t id, Overwrite::Target target, std::span<const Overwrite> overwrites) {
    for (const Overwrite& overwrite : overwrites) {
        if (overwrite.id == id && overwrite.target == target) return {overwrite.allow, overwrite.deny};
    }
    return {};
}

}  // namespace

Permissions guild_permissions(const Guild& guild, const Member& member, const FindRole& find_role, Time now) {
    const Permissions given = of_roles(guild, member, find_role);
    if (is_all_powerful(guild, member, given)) return kAllPermissions;
    return is_timed_out(member, now) ? given.only(kTimedOutPermissions) : given;
}

Permissions channel_permissions(const Guild& guild, const Member& member, const FindRole& find_role, std::span<const Overwrite> overwrites,
                                Time now) {
    const Permissions given = of_roles(guild, member, find_role);
    if (is_all_powerful(guild, member, given)) return kAllPermissions;
    Permissions here = of_one(guild.id.value, Overwrite::Target::Role, overwrites).apply(given);
    here = of_roles(guild, member, overwrites).apply(here);
    here = of_one(member.user_id.value, Overwrite::Target::Member, overwrites).apply(here);
    if (!here.has(Permission::ViewChannel)) return {};
    return is_timed_out(member, now) ? here.only(kTimedOutPermissions) : here;
}

Permissions thread_permissions(Permissions in_parent) {
    const Permissions send{Permission::SendMessages};
    return in_parent.has(Permission::SendMessagesInThreads) ? in_parent.with(send) : in_parent.without(send);
}

}  // namespace parley::core
