// core/identify_limits.h -- How often an account may begin a session of the gateway: so many in a day, which begins with the
// first of them, and so many at once. Any thread. Source: Discord API v10, "Session Start Limit Object"; there the ones at
// once are counted by shard, here all together, so who keeps to Discord's rule is never refused.
#pragma once
#include "base/clock.h"
#include "model/id.h"

#include <mutex>
#include <unordered_map>

namespace parley::core {

inline constexpr int kIdentifiesADay = 1'000;
inline constexpr int kIdentifiesAtOnce = 16;  // in five seconds
inline constexpr std::chrono::seconds kIdentifyPause{5};

class IdentifyLimits {
public:
    explicit IdentifyLimits(const Clock& clock) : clock_(clock) {}

    enum class Answer { Allowed, TooManyAtOnce, TooManyToday };
    // Counts one; what is refused counts for the day too, so that trying on is no way around it.
    Answer begin(UserId account);

    struct Left {
        int today = kIdentifiesADay;
        std::chrono::milliseconds until_tomorrow{0};  // 0 when nothing is used up
    };
    Left left(UserId account) const;

private:
    struct Use {
        Time day_ends{};
        int today = 0;
        Time full_again{};  // as in Throttle: the moment when nothing of `at once` is used up any more
    };
    void sweep(Time now);

    const Clock& clock_;
    mutable std::mutex mutex_;  // guards the two below
    std::unordered_map<UserId, Use> uses_;
    std::size_t sweep_at_ = 1024;
};

}  // namespace parley::core
