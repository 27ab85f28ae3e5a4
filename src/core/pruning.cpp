#include "core/pruning.h"

#include "core/audit_log.h"
#include "core/removals.h"
#include "store/members.h"

#include <algorithm>

namespace parley::core {

Task<std::vector<UserId>> Pruning::candidates(UserId actor, GuildId guild, const Wish& wish) {
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::KickMembers);
    cache_.require(guild, actor, Permission::ManageGuild);
    const int rank = cache_.rank(guild, actor);
    std::vector<UserId> found;
    for (const db::Row& row : co_await store_.read(store::members::inactive(guild, clock_.now() - wish.absent))) {
        const MemberPtr member = cache_.find_member(guild, row.id<UserId>(0));
        if (!member || cache_.rank(guild, member->user_id) >= rank) continue;
        const bool has_only_those = std::ranges::all_of(member->roles, [&](RoleId id) { return std::ranges::find(wish.roles, id) != wish.roles.end(); });
        if (has_only_those) found.push_back(member->user_id);
    }
    co_return found;
}

Task<int> Pruning::count(UserId actor, GuildId guild, Wish wish) {
    co_return static_cast<int>((co_await candidates(actor, guild, wish)).size());
}

Task<int> Pruning::prune(Actor actor, GuildId guild, Wish wish) {
    const auto turn = co_await turns_.take(guild.value);
    const std::vector<UserId> users = co_await candidates(actor, guild, wish);
    std::vector<ProfilePtr> profiles;
    for (const UserId user : users) {
        if (ProfilePtr profile = co_await directory_.find(user)) profiles.push_back(std::move(profile));
    }
    if (profiles.empty()) co_return 0;
    co_await store_.write([&](store::Unit& unit) {
        for (const ProfilePtr& profile : profiles) remove_member(unit, cache_, guild, profile);
        AuditDraft(guild, AuditAction::MemberPrune)
            .option("delete_member_days", std::to_string(wish.absent.count()))
            .option("members_removed", std::to_string(profiles.size()))
            .log(unit, actor);
    });
    co_return static_cast<int>(profiles.size());
}

}  // namespace parley::core
