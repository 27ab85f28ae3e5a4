#include "core/account_limits.h"

#include "model/refusal.h"

#include <algorithm>

namespace parley::core {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kSecondsAtOnce = 10;
constexpr int kFullRetrySeconds = 10;  // somebody has to leave first, which nobody can foretell

}  // namespace

AccountLimits::Connection::~Connection() { --use_->connections; }

milliseconds AccountLimits::Connection::spend(std::size_t bytes) {
    return limits_.spend(*use_, static_cast<std::int64_t>(1 + bytes / kBytesPerCommand));
}

std::int64_t AccountLimits::now() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(clock_.now().time_since_epoch()).count();
}

milliseconds AccountLimits::rest_of(std::int64_t full_again) const {
    const std::int64_t over = full_again - now() - kSecondsAtOnce * kSecond;
    return milliseconds(over <= 0 ? 0 : (over + 999) / 1000);
}

milliseconds AccountLimits::spend(Use& use, std::int64_t commands) const {
    if (allowance_.commands_per_second == 0) return milliseconds(0);
    const std::int64_t cost = commands * kSecond / allowance_.commands_per_second;
    std::int64_t before = use.full_again, after = 0;
    do {
        after = std::max(before, now()) + cost;
    } while (!use.full_again.compare_exchange_weak(before, after));
    return rest_of(after);
}

std::shared_ptr<AccountLimits::Use> AccountLimits::use_of(UserId user) {
    const std::lock_guard lock(mutex_);
    if (uses_.size() >= sweep_at_) {
        // Who has no connection and nothing used up needs no entry.
        std::erase_if(uses_, [now = now()](const auto& entry) {
            return entry.second.use_count() == 1 && entry.second->full_again <= now;
        });
        sweep_at_ = std::max<std::size_t>(1024, uses_.size() * 2);
    }
    auto& use = uses_[user];
    if (!use) use = std::make_shared<Use>();
    return use;
}

std::unique_ptr<AccountLimits::Connection> AccountLimits::open(UserId user) {
    auto use = use_of(user);
    if (const auto rest = rest_of(use->full_again); rest.count() > 0) {
        throw Refusal(Code::TooManyTries, static_cast<int>((rest.count() + 999) / 1000));
    }
    auto connection = std::make_unique<Connection>(*this, use);
    const int count = ++use->connections;  // before the look: two may come at once
    if (count > allowance_.connections) throw Refusal(Code::TooManyTries, kFullRetrySeconds);
    spend(*use, kConnectionCost);
    return connection;
}

}  // namespace parley::core
