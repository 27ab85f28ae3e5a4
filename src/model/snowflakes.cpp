#include "model/snowflakes.h"

#include <algorithm>
#include <charconv>

namespace parley {

std::uint64_t first_snowflake(Time time) {
    const std::int64_t ms = time.time_since_epoch().count() - kEpochMs;
    return ms <= 0 ? 0 : static_cast<std::uint64_t>(ms) << kTimeShift;
}

std::optional<std::uint64_t> parse_snowflake(std::string_view text) {
    std::uint64_t value = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    const bool is_one = error == std::errc{} && stop == end && value <= static_cast<std::uint64_t>(INT64_MAX);
    return is_one ? std::optional(value) : std::nullopt;
}

std::uint64_t Snowflakes::next() {
    const std::uint64_t after_last = (last_ & ~(kStep - 1)) + kStep;
    last_ = std::max(first_snowflake(clock_.now()), after_last);
    return last_;
}

}  // namespace parley
