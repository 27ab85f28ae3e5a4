// core/roles.h -- Making, changing, ordering, removing and giving roles. One may only touch roles below one's own highest.
#pragma once
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

namespace parley::core {

inline constexpr std::size_t kMostRoles = 250;  // of one guild, @everyone included

struct RolePlace {
    RoleId id;
    int position = 0;  // 1 is the lowest above @everyone
};

class Roles {
public:
    Roles(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns)
        : store_(store), cache_(cache), directory_(directory), turns_(turns) {}

    // For a role whose picture is stored before it is there.
    RoleId draw_id() { return store_.draw_id<RoleId>(); }
    // Before that picture is stored. Refused with UnknownGuild or MissingPermissions.
    void require_may_create(UserId actor, GuildId guild) const;
    // `draft` has no id, or one that was drawn. It lands above @everyone and pushes the others up. Refused with UnknownGuild,
    // MissingPermissions (also for permissions that the actor has not), or TooManyRoles.
    Task<RolePtr> create(Actor actor, Role draft);
    // Of @everyone the permissions alone may become others. Refused also for permissions that the actor has not, whether
    // they are given or taken.
    Task<RolePtr> change(Actor actor, GuildId guild, RoleId id, Edit<Role> edit);
    // Puts the roles at those places; the others keep their order around them. Refused when a role that is not below the
    // actor's highest would stand elsewhere among those. Returns all roles, lowest first.
    Task<std::vector<RolePtr>> arrange(Actor actor, GuildId guild, std::vector<RolePlace> places);
    // Never @everyone or a bot's own. Its overwrites go from all channels.
    Task<> erase(Actor actor, GuildId guild, RoleId id);
    Task<> give(Actor actor, GuildId guild, UserId target, RoleId id);
    Task<> take(Actor actor, GuildId guild, UserId target, RoleId id);

    // Adds to a unit what makes a new role's room: everything above @everyone one place up.
    static void push_up(store::Unit& unit, const std::vector<RolePtr>& roles);

private:
    enum class Giving { Give, Take };
    Task<> set(Actor actor, GuildId guild, UserId target, RoleId id, Giving giving);
    // Of an existing role that the actor may manage.
    RolePtr require_below(UserId actor, GuildId guild, RoleId id) const;
    // Which may also be given and removed.
    RolePtr require_free(UserId actor, GuildId guild, RoleId id) const;

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
};

}  // namespace parley::core
