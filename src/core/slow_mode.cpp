#include "core/slow_mode.h"

#include "model/refusal.h"

namespace parley::core {
namespace {

constexpr std::size_t kSweptAt = 10'000;  // entries

}  // namespace

void SlowMode::enter(const Channel& channel, UserId user) {
    if (channel.rate_limit.count() <= 0) return;
    const Time now = clock_.now();
    const std::lock_guard lock(mutex_);
    if (entries_ >= kSweptAt) sweep(now);
    const auto [at, is_new] = next_[channel.id].try_emplace(user, Time{});
    if (is_new) ++entries_;
    if (at->second > now) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(at->second - now);
        throw Refusal(Code::SlowMode, static_cast<int>(left.count()));
    }
    at->second = now + channel.rate_limit;
}

void SlowMode::sweep(Time now) {
    entries_ = 0;
    for (auto& [channel, users] : next_) {
        std::erase_if(users, [&](const auto& one) { return one.second <= now; });
        entries_ += users.size();
    }
    std::erase_if(next_, [](const auto& one) { return one.second.empty(); });
}

}  // namespace parley::core
