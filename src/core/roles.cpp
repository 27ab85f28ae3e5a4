#include "core/roles.h"

#include "store/members.h"
#include "store/roles.h"

#include <algorithm>

namespace parley::core {

void Roles::push_up(store::Unit& unit, const std::vector<RolePtr>& roles) {
    for (const RolePtr& role : roles) {
        if (role->position == 0) continue;
        Role moved = *role;
        ++moved.position;
        unit.add(store::roles::update(moved));
        unit.tell(RoleSaved{.role = std::make_shared<const Role>(std::move(moved))});
    }
}

Task<RolePtr> Roles::create(UserId actor, Role draft) {
    const auto turn = co_await turns_.take(draft.guild_id.value);
    cache_.require_guild(draft.guild_id, actor);
    cache_.require(draft.guild_id, actor, Permission::ManageRoles);
    if (!cache_.permissions(draft.guild_id, actor).has_all(draft.permissions)) throw Refusal(Code::MissingPermissions);
    const std::vector<RolePtr> there = cache_.roles(draft.guild_id);
    if (there.size() >= kMostRoles) throw Refusal(Code::TooManyRoles);
    draft.position = 1;
    co_return co_await store_.write([&](store::Unit& unit) {
        push_up(unit, there);
        draft.id = unit.next_id<RoleId>();
        unit.add(store::roles::insert(draft));
        RolePtr role = std::make_shared<const Role>(std::move(draft));
        unit.tell(RoleSaved{.role = role, .is_new = true});
        return role;
    });
}

RolePtr Roles::require_below(UserId actor, GuildId guild, RoleId id) const {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageRoles);
    RolePtr role = cache_.require_role(guild, id);
    cache_.require_above(guild, actor, *role);
    if (id == everyone_role(guild) || role->is_managed) throw Refusal(Code::MissingPermissions);
    return role;
}

Task<> Roles::erase(UserId actor, GuildId guild, RoleId id) {
    const auto turn = co_await turns_.take(guild.value);
    require_below(actor, guild, id);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::roles::erase(id));
        unit.tell(RoleDeleted{.guild_id = guild, .role_id = id});
    });
}

Task<> Roles::give(UserId actor, GuildId guild, UserId target, RoleId id) { return change(actor, guild, target, id, Change::Give); }
Task<> Roles::take(UserId actor, GuildId guild, UserId target, RoleId id) { return change(actor, guild, target, id, Change::Take); }

Task<> Roles::change(UserId actor, GuildId guild, UserId target, RoleId id, Change change) {
    const auto turn = co_await turns_.take(guild.value);
    require_below(actor, guild, id);
    Member member = *cache_.require_member(guild, target);
    const bool has_it = std::ranges::find(member.roles, id) != member.roles.end();
    if (has_it == (change == Change::Give)) co_return;
    const ProfilePtr profile = co_await directory_.find(target);
    if (!profile) throw Refusal(Code::UnknownMember);
    if (change == Change::Give) member.roles.push_back(id);
    else std::erase(member.roles, id);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(change == Change::Give ? store::members::add_role(member, id) : store::members::remove_role(member, id));
        unit.tell(MemberUpdated{.member = std::make_shared<const Member>(std::move(member)), .profile = profile});
    });
}

}  // namespace parley::core
