// base/clock.h -- The time of day, from one place, so that tests can move it by hand.
#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace parley {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
public:
    virtual ~Clock() = default;
    virtual Time now() const;  // the system's; any thread
};

// "2026-11-22T20:15:00.123000+00:00": six decimals, as the original wrote, and the zone, which it did not.
std::string iso_time(Time time);

// "2026-11-22 20:15:00", with a "T" for the space, a fraction and a zone ("Z", "+02:00") if there are; without a zone
// it is UTC. Nothing for anything else.
std::optional<Time> parse_time(std::string_view text);

}  // namespace parley
