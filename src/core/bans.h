// core/bans.h -- Keeping people out of a guild, whether they are in it or not.
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

inline constexpr std::chrono::seconds kLongestMessageRemoval{7 * 24 * 3'600};
inline constexpr std::size_t kMostBannedAtOnce = 200;

class Bans {
public:
    Bans(store::Store& store, GuildCache& cache, Directory& directory, Turns& turns, const Clock& clock)
        : store_(store), cache_(cache), directory_(directory), turns_(turns), clock_(clock) {}

    struct Seen {
        Ban ban;
        Profile profile;
    };

    // Also removes what they wrote since so long ago (0: nothing). Somebody who is banned stays so, with the old reason.
    // Refused with UnknownGuild, UnknownUser, or with MissingPermissions unless the actor may ban and ranks above a member.
    Task<> ban(Actor actor, GuildId guild, UserId target, std::chrono::seconds remove_messages);

    struct Outcome {
        std::vector<UserId> banned, failed;
    };
    // As many of them as may be; who was banned before has failed. Refused with BansFailed when it is nobody. The actor
    // needs to manage the guild too.
    Task<Outcome> ban_all(Actor actor, GuildId guild, std::vector<UserId> targets, std::chrono::seconds remove_messages);

    Task<> lift(Actor actor, GuildId guild, UserId target);  // UnknownBan
    Task<Seen> find(UserId actor, GuildId guild, UserId target);  // UnknownBan
    // By user id, rising: the first above `after`, or the last below `before`.
    Task<std::vector<Seen>> list(UserId actor, GuildId guild, std::optional<UserId> before, UserId after, int limit);

private:
    void require_may_ban(UserId actor, GuildId guild) const;
    // In the guild's turn. False for one who is banned already.
    Task<bool> ban_one(const Actor& actor, GuildId guild, UserId target, std::chrono::seconds remove_messages);
    Task<std::vector<MessagesDeleted>> written_since(GuildId guild, UserId author, MessageId after);

    store::Store& store_;
    GuildCache& cache_;
    Directory& directory_;
    Turns& turns_;
    const Clock& clock_;
};

}  // namespace parley::core
