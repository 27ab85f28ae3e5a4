#include "model/snowflakes.h"

#include <algorithm>

namespace parley {

std::uint64_t first_snowflake(Time time) {
    const std::int64_t ms = time.time_since_epoch().count() - kEpochMs;
    return ms <= 0 ? 0 : static_cast<std::uint64_t>(ms) << kTimeShift;
}

std::uint64_t Snowflakes::next() {
    const std::uint64_t after_last = (last_ & ~(kStep - 1)) + kStep;
    last_ = std::max(first_snowflake(clock_.now()), after_last);
    return last_;
}

}  // namespace parley
