// core/invites.h -- The ways into a guild: a code that leads to a channel.
#pragma once
#include "base/clock.h"
#include "core/actor.h"
#include "core/directory.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <string_view>

namespace parley::core {

inline constexpr std::size_t kMostInvites = 1'000;  // of one guild
inline constexpr std::string_view kInvitesDisabled = "INVITES_DISABLED";  // the feature of a guild that lets nobody in for now

class Invites {
public:
    Invites(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), cache_(cache), directory_(directory), turns_(turns), clock_(clock) {}

    // `draft` has no code yet. Refused with UnknownChannel, MissingAccess, MissingPermissions, WrongChannelType or
    // TooManyInvites.
    Task<Invite> create(Actor actor, Invite draft);
    // Refused with UnknownInvite for one that is not there, used up, or too old.
    Task<Invite> require(std::string code);
    // Makes the person a member; somebody who is one already stays one, and no use is counted. Refused with
    // UnknownInvite, InvitesPaused, TooManyGuilds or Banned.
    Task<Invite> accept(UserId user, std::string code);
    // Refused with MissingPermissions unless the actor may manage the guild or the channel.
    Task<Invite> erase(Actor actor, std::string code);
    Task<std::vector<Invite>> of_guild(UserId actor, GuildId guild);      // who may manage the guild
    Task<std::vector<Invite>> of_channel(UserId actor, ChannelId channel);  // who may manage the channel

private:
    bool is_paused(GuildId guild) const;

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
