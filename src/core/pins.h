// core/pins.h -- Messages that somebody put on a channel's wall.
#pragma once
#include "base/clock.h"
#include "core/messages.h"

#include <optional>
#include <vector>

namespace parley::core {

inline constexpr int kMostPins = 250;  // of one channel. Source: Discord API v10, "Pin Message"

class Pins {
public:
    Pins(store::Store& store, ChannelAccess& access, Messages& messages, Directory& directory, const Clock& clock)
        : store_(store), access_(access), messages_(messages), directory_(directory), clock_(clock) {}

    // Pinning what is pinned, or unpinning what is not, changes nothing. A pin is told in the channel by a notice. The channel
    // is one that the actor may view. Refused with UnknownMessage, MissingPermissions (PinMessages or ManageMessages),
    // SystemMessage for a notice, ThreadIsArchived, or TooManyPins.
    Task<> pin(Actor actor, ChannelPtr channel, MessageId message);
    Task<> unpin(Actor actor, ChannelPtr channel, MessageId message);
    // Pinned before that moment, the latest first; nothing without ReadMessageHistory.
    Task<std::vector<Message>> list(UserId viewer, ChannelPtr channel, std::optional<Time> before, int limit);

private:
    void require_may_pin(UserId actor, const Channel& channel) const;
    Task<std::vector<Message>> newest(ChannelId channel, std::optional<Time> before, int limit);
    Task<> tell_changed(ChannelPtr channel);

    store::Store& store_;
    ChannelAccess& access_;
    Messages& messages_;
    Directory& directory_;
    const Clock& clock_;
};

}  // namespace parley::core
