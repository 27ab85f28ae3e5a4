#include "core/throttle.h"

#include <algorithm>

namespace parley::core {

std::chrono::milliseconds Throttle::debt(const std::string& key, Time now) const {
    const auto at = full_again_.find(key);
    return at == full_again_.end() ? std::chrono::milliseconds(0) : std::max(at->second - now, std::chrono::milliseconds(0));
}

int Throttle::wait(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto over = debt(key, clock_.now()) - allowance_.refill * (allowance_.burst - 1);
    return over.count() <= 0 ? 0 : static_cast<int>((over.count() + 999) / 1000);
}

void Throttle::count(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const Time now = clock_.now();
    if (full_again_.size() >= sweep_at_) sweep(now);
    full_again_[key] = now + debt(key, now) + allowance_.refill;
}

void Throttle::forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    full_again_.erase(key);
}

// What is full again needs no entry. Done when the table has doubled, so its cost is spread over the counts.
void Throttle::sweep(Time now) {
    std::erase_if(full_again_, [&](const auto& entry) { return entry.second <= now; });
    sweep_at_ = std::max<std::size_t>(1024, full_again_.size() * 2);
}

}  // namespace parley::core
