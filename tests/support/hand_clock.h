// tests/support/hand_clock.h -- A clock that stands still until the test moves it.
#pragma once
#include "base/clock.h"

#include <atomic>

namespace parley::test {

inline constexpr Time kMorning = std::chrono::sys_days(std::chrono::year(2026) / 3 / 14) + std::chrono::hours(9);

class HandClock final : public Clock {
public:
    explicit HandClock(Time start = kMorning) : ms_(start.time_since_epoch().count()) {}
    Time now() const override { return Time(std::chrono::milliseconds(ms_)); }
    void set(Time time) { ms_ = time.time_since_epoch().count(); }
    void advance(std::chrono::milliseconds by) { ms_ += by.count(); }

private:
    std::atomic<std::int64_t> ms_;
};

}  // namespace parley::test
