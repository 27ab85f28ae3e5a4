// core/bot_joining.h -- Adding a bot to a guild: it becomes a member with a role of its own, which nobody else is given.
#pragma once
#include "base/clock.h"
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "model/application.h"
#include "store/store.h"

namespace parley::core {

class BotJoining {
public:
    BotJoining(store::Store& store, GuildCache& guilds, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), guilds_(guilds), directory_(directory), turns_(turns), clock_(clock) {}

    // Adds the application's bot with a managed role of these permissions (no role without any). One that is in the guild
    // already stays as it is. Refused with UnknownGuild, MissingPermissions unless the actor may manage the guild and has
    // the permissions that it gives, BotNotInGuild for an application without a bot or somebody else's private one, or
    // Banned.
    Task<> join(Actor actor, Application application, GuildId guild, Permissions permissions);

private:
    Role role_of(const Application& application, GuildId guild, Permissions permissions) const;

    store::Store& store_;
    GuildCache& guilds_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
