// core/throttle.h -- Counts tries per key (an account, an address) as a bucket that fills again with time. Any thread.
#pragma once
#include "base/clock.h"

#include <mutex>
#include <string>
#include <unordered_map>

namespace parley::core {

struct Allowance {
    int burst = 10;                            // tries at once
    std::chrono::milliseconds refill{6'000};   // one more after each of these
};

class Throttle {
public:
    Throttle(const Clock& clock, Allowance allowance) : clock_(clock), allowance_(allowance) {}

    // Seconds until the next try is allowed; 0 when it is allowed now. Counts nothing.
    int wait(const std::string& key);
    // Counts one try.
    void count(const std::string& key);
    // Forgets what was counted, after a success.
    void forget(const std::string& key);

private:
    // A bucket is kept as the moment when it will be full again: one number a key.
    std::chrono::milliseconds debt(const std::string& key, Time now) const;
    void sweep(Time now);

    const Clock& clock_;
    Allowance allowance_;
    std::mutex mutex_;  // guards the two below
    std::unordered_map<std::string, Time> full_again_;
    std::size_t sweep_at_ = 1024;
};

}  // namespace parley::core
