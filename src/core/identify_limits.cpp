#include "core/identify_limits.h"

#include <algorithm>

namespace parley::core {
namespace {

constexpr std::chrono::hours kDay{24};

}  // namespace

IdentifyLimits::Answer IdentifyLimits::begin(UserId account) {
    const Time now = clock_.now();
    const std::lock_guard lock(mutex_);
    if (uses_.size() >= sweep_at_) sweep(now);
    Use& use = uses_[account];
    if (use.day_ends <= now) use = {.day_ends = now + kDay, .today = 0, .full_again = now};
    if (use.today >= kIdentifiesADay) return Answer::TooManyToday;
    ++use.today;
    use.full_again = std::max(use.full_again, now);
    const Time after = use.full_again + std::chrono::duration_cast<Time::duration>(kIdentifyPause) / kIdentifiesAtOnce;
    if (after - now > kIdentifyPause) return Answer::TooManyAtOnce;
    use.full_again = after;
    return Answer::Allowed;
}

IdentifyLimits::Left IdentifyLimits::left(UserId account) const {
    const Time now = clock_.now();
    const std::lock_guard lock(mutex_);
    const auto at = uses_.find(account);
    if (at == uses_.end() || at->second.day_ends <= now) return {};
    return {.today = kIdentifiesADay - at->second.today, .until_tomorrow = std::chrono::duration_cast<std::chrono::milliseconds>(at->second.day_ends - now)};
}

void IdentifyLimits::sweep(Time now) {
    std::erase_if(uses_, [&](const auto& entry) { return entry.second.day_ends <= now; });
    sweep_at_ = std::max<std::size_t>(1024, uses_.size() * 2);
}

}  // namespace parley::core
