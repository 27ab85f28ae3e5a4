// core/guild_settings.h -- Changing what a guild is: its name, pictures, rules, the channels it speaks in, and its owner.
#pragma once
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

namespace parley::core {

class GuildSettings {
public:
    GuildSettings(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns)
        : store_(store), cache_(cache), directory_(directory), turns_(turns) {}

    // Refused with UnknownGuild, MissingPermissions unless the actor may manage the guild, OnlyOwner for another owner unless
    // they own it, UnknownMember for one who is not in it, or InvalidForm for a channel that is none or of the wrong kind.
    Task<GuildPtr> change(Actor actor, GuildId guild, Edit<Guild> edit);

private:
    Task<> require_owner(UserId actor, const Guild& before, const Guild& after);
    void require_channels(const Guild& before, const Guild& after) const;

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
};

}  // namespace parley::core
