#include "core/roles.h"

#include "core/audit_changes.h"
#include "core/removals.h"
#include "store/members.h"
#include "store/roles.h"

#include <algorithm>

namespace parley::core {
namespace {

// The roles above @everyone in their new order: those that are placed go to their positions, the lowest first, and the
// others fill what is left.
std::vector<RolePtr> reordered(std::vector<RolePtr> roles, std::vector<RolePlace> places) {
    std::erase_if(roles, [](const RolePtr& role) { return role->id == everyone_role(role->guild_id); });
    std::ranges::sort(places, {}, [](const RolePlace& place) { return std::pair(place.position, place.id); });
    std::vector<RolePtr> placed;
    for (const RolePlace& place : places) {
        const auto at = std::ranges::find(roles, place.id, [](const RolePtr& role) { return role->id; });
        if (at == roles.end()) continue;
        placed.push_back(*at);
        roles.erase(at);
    }
    std::vector<RolePtr> rest = std::move(roles);
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const auto place = std::ranges::find(places, placed[i]->id, &RolePlace::id);
        const auto index = static_cast<std::size_t>(std::max(place->position, 1) - 1);
        rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(std::min(index, rest.size())), placed[i]);
    }
    return rest;
}

}  // namespace

void Roles::push_up(store::Unit& unit, const std::vector<RolePtr>& roles) {
    for (const RolePtr& role : roles) {
        if (role->position == 0) continue;
        Role moved = *role;
        ++moved.position;
        unit.add(store::roles::update(moved));
        unit.tell(RoleSaved{.role = std::make_shared<const Role>(std::move(moved))});
    }
}

void Roles::require_may_create(UserId actor, GuildId guild) const {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageRoles);
}

Task<RolePtr> Roles::create(Actor actor, Role draft) {
    const auto turn = co_await turns_.take(draft.guild_id.value);
    require_may_create(actor, draft.guild_id);
    if (!cache_.permissions(draft.guild_id, actor).has_all(draft.permissions)) throw Refusal(Code::MissingPermissions);
    const std::vector<RolePtr> there = cache_.roles(draft.guild_id);
    if (there.size() >= kMostRoles) throw Refusal(Code::TooManyRoles);
    draft.position = 1;
    co_return co_await store_.write([&](store::Unit& unit) {
        push_up(unit, there);
        if (!draft.id) draft.id = unit.next_id<RoleId>();
        unit.add(store::roles::insert(draft));
        RolePtr role = std::make_shared<const Role>(std::move(draft));
        unit.tell(RoleSaved{.role = role, .is_new = true});
        entry_of(AuditAction::RoleCreate, nullptr, role.get()).log(unit, actor);
        return role;
    });
}

RolePtr Roles::require_below(UserId actor, GuildId guild, RoleId id) const {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageRoles);
    RolePtr role = cache_.require_role(guild, id);
    cache_.require_above(guild, actor, *role);
    return role;
}

RolePtr Roles::require_free(UserId actor, GuildId guild, RoleId id) const {
    RolePtr role = require_below(actor, guild, id);
    if (id == everyone_role(guild) || role->is_managed) throw Refusal(Code::MissingPermissions);
    return role;
}

Task<RolePtr> Roles::change(Actor actor, GuildId guild, RoleId id, Edit<Role> edit) {
    const auto turn = co_await turns_.take(guild.value);
    const RolePtr before = require_below(actor, guild, id);
    Role after = *before;
    edit(after);
    if (id == everyone_role(guild)) {
        const Permissions permissions = after.permissions;
        after = *before;
        after.permissions = permissions;
    }
    if (after == *before) co_return before;
    const Permissions turned(before->permissions.bits ^ after.permissions.bits);
    if (!cache_.permissions(guild, actor).has_all(turned)) throw Refusal(Code::MissingPermissions);
    co_return co_await store_.write([&](store::Unit& unit) {
        unit.add(store::roles::update(after));
        RolePtr role = std::make_shared<const Role>(std::move(after));
        unit.tell(RoleSaved{.role = role});
        entry_of(AuditAction::RoleUpdate, before.get(), role.get()).log(unit, actor);
        return role;
    });
}

Task<std::vector<RolePtr>> Roles::arrange(Actor actor, GuildId guild, std::vector<RolePlace> places) {
    const auto turn = co_await turns_.take(guild.value);
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageRoles);
    for (const RolePlace& place : places) cache_.require_role(guild, place.id);
    const std::vector<RolePtr> before = cache_.roles(guild);
    const std::vector<RolePtr> after = reordered(before, std::move(places));
    // Whatever is not below the actor has to stay on top, as it stands.
    const int rank = cache_.rank(guild, actor);
    for (std::size_t i = 0; i < after.size(); ++i) {
        const RolePtr& was = before[i + 1];  // @everyone is the first
        if ((was->position >= rank || after[i]->position >= rank) && was->id != after[i]->id) throw Refusal(Code::MissingPermissions);
    }
    co_await store_.write([&](store::Unit& unit) {
        for (std::size_t i = 0; i < after.size(); ++i) {
            Role moved = *after[i];
            moved.position = static_cast<int>(i) + 1;
            if (moved == *after[i]) continue;
            unit.add(store::roles::update(moved));
            entry_of(AuditAction::RoleUpdate, after[i].get(), &moved).log(unit, actor);
            unit.tell(RoleSaved{.role = std::make_shared<const Role>(std::move(moved))});
        }
    });
    co_return cache_.roles(guild);
}

Task<> Roles::erase(Actor actor, GuildId guild, RoleId id) {
    const auto turn = co_await turns_.take(guild.value);
    const RolePtr role = require_free(actor, guild, id);
    co_await store_.write([&](store::Unit& unit) {
        remove_role(unit, cache_, *role);
        entry_of(AuditAction::RoleDelete, role.get(), nullptr).log(unit, actor);
    });
}

Task<> Roles::give(Actor actor, GuildId guild, UserId target, RoleId id) { return set(std::move(actor), guild, target, id, Giving::Give); }
Task<> Roles::take(Actor actor, GuildId guild, UserId target, RoleId id) { return set(std::move(actor), guild, target, id, Giving::Take); }

Task<> Roles::set(Actor actor, GuildId guild, UserId target, RoleId id, Giving giving) {
    const auto turn = co_await turns_.take(guild.value);
    const RolePtr role = require_free(actor, guild, id);
    Member member = *cache_.require_member(guild, target);
    const bool has_it = std::ranges::find(member.roles, id) != member.roles.end();
    if (has_it == (giving == Giving::Give)) co_return;
    const ProfilePtr profile = co_await directory_.find(target);
    if (!profile) throw Refusal(Code::UnknownMember);
    if (giving == Giving::Give) member.roles.push_back(id);
    else std::erase(member.roles, id);
    co_await store_.write([&](store::Unit& unit) {
        const bool gives = giving == Giving::Give;
        unit.add(gives ? store::members::add_role(member, id) : store::members::remove_role(member, id));
        role_entry(member, gives ? std::vector{role} : std::vector<RolePtr>{}, gives ? std::vector<RolePtr>{} : std::vector{role}).log(unit, actor);
        unit.tell(MemberUpdated{.member = std::make_shared<const Member>(std::move(member)), .profile = profile});
    });
}

}  // namespace parley::core
