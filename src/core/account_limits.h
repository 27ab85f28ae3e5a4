// core/account_limits.h -- How much one account may do, over all its connections and on whatever loops: commands a second
// and connections at once. Any thread.
#pragma once
#include "base/clock.h"
#include "model/id.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace parley::core {

struct AccountAllowance {
    int commands_per_second = 2'000;  // ten seconds' worth at once; 0: as many as they like
    int connections = 5'000;
};

// What an open connection costs, in commands, so that coming and going for ever is bounded too: everyone is told of it.
inline constexpr int kConnectionCost = 20;
// A command costs one more for each of these bytes.
inline constexpr std::size_t kBytesPerCommand = 4096;

class AccountLimits {
    struct Use;

public:
    AccountLimits(const Clock& clock, AccountAllowance allowance) : clock_(clock), allowance_(allowance) {}

    // An open connection's place among its account's. Outlived by the limits.
    class Connection {
    public:
        Connection(const AccountLimits& limits, std::shared_ptr<Use> use) : limits_(limits), use_(std::move(use)) {}
        ~Connection();
        Connection(const Connection&) = delete;
        // Counts a command of so many bytes and says how long to rest before the next one: a command is never refused.
        std::chrono::milliseconds spend(std::size_t bytes);

    private:
        const AccountLimits& limits_;
        std::shared_ptr<Use> use_;
    };

    // Refused with TooManyTries when the account has as many as it may have, or has to rest.
    std::unique_ptr<Connection> open(UserId user);

private:
    // As in Throttle: the moment when nothing is used up any more stands for the whole bucket.
    struct Use {
        std::atomic<std::int64_t> full_again{0};  // microseconds since 1970
        std::atomic<int> connections{0};
    };
    std::int64_t now() const;
    std::chrono::milliseconds spend(Use& use, std::int64_t commands) const;
    std::chrono::milliseconds rest_of(std::int64_t full_again) const;
    std::shared_ptr<Use> use_of(UserId user);

    const Clock& clock_;
    const AccountAllowance allowance_;
    std::mutex mutex_;  // guards the two below
    std::unordered_map<UserId, std::shared_ptr<Use>> uses_;
    std::size_t sweep_at_ = 1024;
};

}  // namespace parley::core
