#include "core/members.h"

#include "core/audit_changes.h"
#include "store/members.h"
#include "store/users.h"

#include <algorithm>

namespace parley::core {
namespace {

constexpr int kFewNamed = 500;

bool has(const std::vector<RoleId>& roles, RoleId id) { return std::ranges::find(roles, id) != roles.end(); }

}  // namespace

// ---- Finding ----

// Who left since the rows were read is left out.
std::vector<SeenMember> Members::to_members(GuildId guild, const db::Rows& profiles) const {
    std::vector<SeenMember> found;
    for (const db::Row& row : profiles) {
        auto profile = std::make_shared<const Profile>(store::users::to_profile(row, 0));
        if (MemberPtr member = cache_.find_member(guild, profile->id)) found.push_back({std::move(member), std::move(profile)});
    }
    return found;
}

Task<std::vector<SeenMember>> Members::page(GuildId guild, UserId after, int limit) {
    co_return to_members(guild, co_await store_.read(store::members::profiles(guild, after, limit)));
}

// Few people are found by the indexes of their names; where many are, the first members that one comes across will do.
Task<std::vector<SeenMember>> Members::search(GuildId guild, std::string beginning, int limit) {
    const db::Rows named = co_await store_.read(store::members::named(guild, beginning, kFewNamed));
    if (named.size() < kFewNamed) {
        std::vector<UserId> found;
        for (const db::Row& row : named) {
            const auto id = row.id<UserId>(0);
            if (found.size() < static_cast<std::size_t>(limit) && cache_.find_member(guild, id)) found.push_back(id);
        }
        std::vector<SeenMember> members = to_members(guild, co_await store_.read(store::users::by_ids(found)));
        std::ranges::sort(members, {}, [](const SeenMember& one) { return one.profile->id; });
        co_return members;
    }
    co_return to_members(guild, co_await store_.read(store::members::profiles_like(guild, beginning, limit)));
}

Task<SeenMember> Members::require(GuildId guild, UserId user) {
    MemberPtr member = cache_.require_member(guild, user);
    ProfilePtr profile = co_await directory_.find(user);
    if (!profile) throw Refusal(Code::UnknownMember);
    co_return SeenMember{std::move(member), std::move(profile)};
}

// ---- Changing ----

void Members::require_nick(UserId actor, const Member& target) const {
    const Permissions held = cache_.permissions(target.guild_id, actor);
    const bool is_own = actor == target.user_id;
    if (is_own && held.has(Permission::ChangeNickname)) return;
    if (!held.has(Permission::ManageNicknames)) throw Refusal(Code::MissingPermissions);
    if (!is_own) cache_.require_above(target.guild_id, actor, target.user_id);
}

void Members::require_timeout(UserId actor, const Member& before, const Member& after) const {
    const GuildId guild = before.guild_id;
    cache_.require(guild, actor, Permission::ModerateMembers);
    cache_.require_above(guild, actor, before.user_id);
    if (!after.timeout_until) return;
    if (cache_.permissions(guild, before.user_id).has(Permission::Administrator)) throw Refusal(Code::MissingPermissions);
    if (*after.timeout_until > clock_.now() + kLongestTimeout + std::chrono::minutes(1)) {
        throw Refusal({FieldError{{"communication_disabled_until"}, "Timeouts end within 28 days.", "MODEL_INVALID_TIMEOUT"}});
    }
}

// Source: Discord API v10, "Modify Guild Member".
void Members::require_flags(UserId actor, GuildId guild) const {
    const Permissions held = cache_.permissions(guild, actor);
    const bool moderates = held.has(Permission::ModerateMembers) && held.has(Permission::KickMembers) && held.has(Permission::BanMembers);
    if (!held.has(Permission::ManageGuild) && !held.has(Permission::ManageRoles) && !moderates) throw Refusal(Code::MissingPermissions);
}

Members::RoleChange Members::require_roles(UserId actor, const Member& before, const Member& after) const {
    const GuildId guild = before.guild_id;
    cache_.require(guild, actor, Permission::ManageRoles);
    const auto require_free = [&](RoleId id) {
        RolePtr role = cache_.require_role(guild, id);
        cache_.require_above(guild, actor, *role);
        if (role->is_managed || id == everyone_role(guild)) throw Refusal(Code::MissingPermissions);
        return role;
    };
    RoleChange change;
    for (const RoleId id : after.roles) {
        if (!has(before.roles, id)) change.added.push_back(require_free(id));
    }
    for (const RoleId id : before.roles) {
        if (!has(after.roles, id)) change.removed.push_back(require_free(id));
    }
    return change;
}

Task<SeenMember> Members::change(Actor actor, GuildId guild, UserId target, Edit<Member> edit) {
    const auto turn = co_await turns_.take(guild.value);
    cache_.require_guild(guild, actor);
    const SeenMember seen = co_await require(guild, target);
    const Member& before = *seen.member;
    Member after = before;
    edit(after);
    std::ranges::sort(after.roles);
    after.roles.erase(std::ranges::unique(after.roles).begin(), after.roles.end());
    const bool has_other_pictures = after.avatar != before.avatar || after.banner != before.banner;
    if (has_other_pictures && target != actor.id) throw Refusal(Code::MissingPermissions);
    if (after.nick != before.nick) require_nick(actor, before);
    if (after.timeout_until != before.timeout_until) require_timeout(actor, before, after);
    if (after.is_mute != before.is_mute) cache_.require(guild, actor, Permission::MuteMembers);
    if (after.is_deaf != before.is_deaf) cache_.require(guild, actor, Permission::DeafenMembers);
    if (after.flags != before.flags) require_flags(actor, guild);
    const bool has_other_roles = !std::ranges::is_permutation(after.roles, before.roles);
    if (!has_other_roles) after.roles = before.roles;
    const RoleChange roles = has_other_roles ? require_roles(actor, before, after) : RoleChange{};
    if (after == before) co_return seen;
    co_return co_await store_.write([&](store::Unit& unit) {
        unit.add(store::members::update(after));
        for (const RolePtr& role : roles.added) unit.add(store::members::add_role(after, role->id));
        for (const RolePtr& role : roles.removed) unit.add(store::members::remove_role(after, role->id));
        AuditDraft entry(guild, AuditAction::MemberUpdate, target.value);
        note_changes(entry, &before, &after);
        if (entry.has_changes()) entry.log(unit, actor);
        if (has_other_roles) role_entry(after, roles.added, roles.removed).log(unit, actor);
        MemberPtr member = std::make_shared<const Member>(std::move(after));
        unit.tell(MemberUpdated{.member = member, .profile = seen.profile});
        return SeenMember{std::move(member), seen.profile};
    });
}

}  // namespace parley::core
