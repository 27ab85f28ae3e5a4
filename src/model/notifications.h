// model/notifications.h -- What somebody wants to be told of: in a guild, in one of its channels, in their direct messages
// (guild 0). The numbers are those of Discord's clients.
#pragma once
#include "model/id.h"

#include <optional>
#include <vector>

namespace parley {

enum class NotifyLevel : int { All = 0, Mentions = 1, Nothing = 2, Inherited = 3 };

// Whether it has ended is for who reads it to say, by their clock.
struct Mute {
    bool is_on = false;
    std::optional<Time> until;   // none: until it is turned on
    std::optional<int> window;   // what was chosen, in seconds; -1 until it is turned on
};
struct ChannelNotifications {
    ChannelId channel_id;
    NotifyLevel level = NotifyLevel::Inherited;
    Mute mute;
    bool is_collapsed = false;
};
struct GuildNotifications {
    GuildId guild_id;
    NotifyLevel level = NotifyLevel::Inherited;
    Mute mute;
    bool suppress_everyone = false, suppress_roles = false;
    bool mobile_push = true;
    bool hides_muted = false;
    std::vector<ChannelNotifications> channels;
};

}  // namespace parley
