// core/roles.h -- Making, removing and giving roles. One may only touch roles below one's own highest.
#pragma once
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

namespace parley::core {

inline constexpr std::size_t kMostRoles = 250;  // of one guild, @everyone included

class Roles {
public:
    Roles(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns)
        : store_(store), cache_(cache), directory_(directory), turns_(turns) {}

    // `draft` has no id yet. It lands above @everyone and pushes the others up. Refused with UnknownGuild,
    // MissingPermissions (also for permissions that the actor has not), or TooManyRoles.
    Task<RolePtr> create(UserId actor, Role draft);
    // Never @everyone or a bot's own.
    Task<> erase(UserId actor, GuildId guild, RoleId id);
    Task<> give(UserId actor, GuildId guild, UserId target, RoleId id);
    Task<> take(UserId actor, GuildId guild, UserId target, RoleId id);

    // Adds to a unit what makes a new role's room: everything above @everyone one place up.
    static void push_up(store::Unit& unit, const std::vector<RolePtr>& roles);

private:
    enum class Change { Give, Take };
    Task<> change(UserId actor, GuildId guild, UserId target, RoleId id, Change change);
    RolePtr require_below(UserId actor, GuildId guild, RoleId id) const;

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
};

}  // namespace parley::core
