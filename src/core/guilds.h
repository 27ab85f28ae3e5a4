// core/guilds.h -- Founding guilds, and coming to and leaving them.
#pragma once
#include "base/clock.h"
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/guild_founding.h"
#include "core/turns.h"
#include "model/application.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kShortestGuildName = 2, kLongestGuildName = 100;  // characters
inline constexpr std::size_t kMostGuilds = 100;                                // of one person

class Guilds {
public:
    Guilds(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), cache_(cache), directory_(directory), turns_(turns), clock_(clock) {}

    // With what the draft has; without channels there is a #general, which is where the guild speaks to newcomers. Refused
    // as require_sound says, or with TooManyGuilds.
    Task<GuildPtr> create(UserId owner, GuildDraft draft);
    Task<GuildPtr> create(UserId owner, std::string name) { return create(owner, GuildDraft{.name = std::move(name)}); }
    GuildId draw_id() { return store_.draw_id<GuildId>(); }
    // With all that is in it. Refused with UnknownGuild, or with MissingAccess unless the actor owns it.
    Task<> erase(GuildId guild, UserId actor);
    // Refused with UnknownGuild, or with OnlyOwner for the owner, who cannot leave.
    Task<> leave(GuildId guild, UserId user);
    // Refused with MissingPermissions unless the actor may kick members and ranks above.
    Task<> kick(GuildId guild, Actor actor, UserId target);
    // Takes an application out: its bot, and the webhooks that it made, which are answered: their pictures still lie there.
    // Refused with UnknownIntegration, or with MissingPermissions unless the actor may manage the guild and ranks above.
    Task<std::vector<Webhook>> disconnect(GuildId guild, Actor actor, Application application);

private:
    enum class Leaving { Freely, Kicked };
    Task<> remove(GuildId guild, UserId user, Leaving leaving, const Actor& actor);

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
