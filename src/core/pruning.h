// core/pruning.h -- Removing the members of a guild who have not been here for long: who did not sign in, or use an open
// session, for so many days. Bots stay, and so does who ranks as high as the actor.
#pragma once
#include "base/clock.h"
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

#include <chrono>
#include <vector>

namespace parley::core {

class Pruning {
public:
    Pruning(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), cache_(cache), directory_(directory), turns_(turns), clock_(clock) {}

    struct Wish {
        std::chrono::days absent{7};
        std::vector<RoleId> roles;  // members who have roles go too when they have no others than these
    };

    // How many would go. Refused with UnknownGuild, or with MissingPermissions unless the actor may kick members and manage
    // the guild.
    Task<int> count(UserId actor, GuildId guild, Wish wish);
    // How many went.
    Task<int> prune(Actor actor, GuildId guild, Wish wish);

private:
    Task<std::vector<UserId>> candidates(UserId actor, GuildId guild, const Wish& wish);

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
