// model/snowflakes.h -- Draws ids: rising, unique, never behind one drawn before, also when the clock steps back or
// more than 8,192 are asked for in one millisecond (it then runs ahead). One caller at a time.
#pragma once
#include "model/id.h"

namespace parley {

class Snowflakes {
public:
    explicit Snowflakes(const Clock& clock, std::uint64_t after = 0) : clock_(clock), last_(after) {}

    std::uint64_t next();
    std::uint64_t last() const { return last_; }
    // No id at or below `used` will be drawn.
    void start_after(std::uint64_t used) { last_ = std::max(last_, used); }

private:
    const Clock& clock_;
    std::uint64_t last_;
};

}  // namespace parley
