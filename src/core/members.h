// core/members.h -- The people of a guild: finding them, and changing what they are called, have and may.
#pragma once
#include "base/clock.h"
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

#include <chrono>
#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::chrono::days kLongestTimeout{28};
inline constexpr int kBypassesVerification = 1 << 2;  // of Member::flags, the one that others may change

struct SeenMember {
    MemberPtr member;
    ProfilePtr profile;
};

class Members {
public:
    Members(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), cache_(cache), directory_(directory), turns_(turns), clock_(clock) {}

    // The first `limit` above `after`, by user id. Costs what the page holds, however large the guild is.
    Task<std::vector<SeenMember>> page(GuildId guild, UserId after, int limit);
    // Those whose user name, display name or nick begins with that.
    Task<std::vector<SeenMember>> search(GuildId guild, std::string beginning, int limit);
    // Refused with UnknownMember.
    Task<SeenMember> require(GuildId guild, UserId user);

    // The nick needs ManageNicknames (one's own: ChangeNickname) and a lower member, roles ManageRoles and each of them
    // below the actor's, a timeout ModerateMembers and a lower member who is no administrator, mute and deaf MuteMembers
    // and DeafenMembers, flags ManageGuild or ManageRoles or all of ModerateMembers, KickMembers and BanMembers; pictures are one's own to change. Refused with UnknownGuild, UnknownMember, UnknownRole, MissingPermissions, or InvalidForm for a
    // timeout of more than 28 days.
    Task<SeenMember> change(Actor actor, GuildId guild, UserId target, Edit<Member> edit);

private:
    struct RoleChange {
        std::vector<RolePtr> added, removed;
    };
    void require_nick(UserId actor, const Member& target) const;
    void require_timeout(UserId actor, const Member& before, const Member& after) const;
    void require_flags(UserId actor, GuildId guild) const;
    RoleChange require_roles(UserId actor, const Member& before, const Member& after) const;
    std::vector<SeenMember> to_members(GuildId guild, const db::Rows& profiles) const;

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
