// core/notifications.h -- What people want to be told of. The server keeps it, so that all of a person's devices agree, and
// heeds it where it counts calls (core/read_states); the rest is for their clients to follow.
#pragma once
#include "core/channel_access.h"
#include "core/turns.h"
#include "model/notifications.h"

#include <map>
#include <optional>
#include <vector>

namespace parley::core {

// Nothing leaves as it is.
struct ChannelNotificationsChange {
    ChannelId channel_id;
    std::optional<NotifyLevel> level;
    std::optional<Mute> mute;
    std::optional<bool> is_collapsed;
};
struct GuildNotificationsChange {
    GuildId guild_id;  // 0: the direct messages
    std::optional<NotifyLevel> level;
    std::optional<Mute> mute;
    std::optional<bool> suppress_everyone, suppress_roles, mobile_push, hides_muted;
    std::vector<ChannelNotificationsChange> channels;
};

class Notifications {
public:
    Notifications(store::Store& store, GuildCache& guilds, ChannelAccess& access, Turns& turns)
        : store_(store), guilds_(guilds), access_(access), turns_(turns) {}

    // Of the guilds that they are in and the channels that they may view, as far as they said anything.
    Task<std::vector<GuildNotifications>> of(UserId user);
    // All of it or nothing; answers what is kept now of the guilds that were named. Refused with UnknownGuild for a guild that
    // they are not in, and with UnknownChannel or MissingAccess for a channel that is not there or that they may not view.
    Task<std::vector<GuildNotifications>> change(UserId user, std::vector<GuildNotificationsChange> changes);

private:
    using Kept = std::map<GuildId, GuildNotifications>;
    Task<> require(UserId user, const GuildNotificationsChange& change);
    Task<Kept> kept(UserId user);
    bool may_see(UserId user, GuildId guild, ChannelId channel) const;

    store::Store& store_;
    GuildCache& guilds_;
    ChannelAccess& access_;
    Turns& turns_;
};

}  // namespace parley::core
