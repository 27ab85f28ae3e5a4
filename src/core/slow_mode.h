// core/slow_mode.h -- How long people have to wait between two messages in a channel that asks for it. In memory alone: a
// restart lets everybody speak at once. Any thread.
#pragma once
#include "base/clock.h"
#include "model/channel.h"

#include <mutex>
#include <unordered_map>

namespace parley::core {

class SlowMode {
public:
    explicit SlowMode(const Clock& clock) : clock_(clock) {}

    // Notes that the user speaks now. Refused with SlowMode, and the seconds to wait, when it is too early.
    void enter(const Channel& channel, UserId user);

private:
    void sweep(Time now);

    const Clock& clock_;
    std::mutex mutex_;  // guards the two below
    std::unordered_map<ChannelId, std::unordered_map<UserId, Time>> next_;  // when they may speak again
    std::size_t entries_ = 0;
};

}  // namespace parley::core
