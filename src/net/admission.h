// net/admission.h -- How many connections there are, in all and by address, and whether one more may come.
#pragma once
#include "net/ip_address.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace parley::net {

// Any thread.
class Admission {
public:
    Admission(int limit, int limit_per_address) : limit_(limit), limit_per_address_(limit_per_address) {}

    // A connection's place; given back when it is destroyed. Outlived by the admission.
    class Ticket {
    public:
        Ticket(Ticket&& from) noexcept
            : owner_(std::exchange(from.owner_, nullptr)), address_(from.address_), is_counted_(from.is_counted_) {}
        ~Ticket() {
            if (owner_) owner_->leave(*this);
        }

    private:
        friend class Admission;
        Ticket(Admission& owner, const IpAddress& address, bool is_counted)
            : owner_(&owner), address_(address), is_counted_(is_counted) {}
        Admission* owner_;
        IpAddress address_;
        bool is_counted_;
    };

    // Nothing when a limit is reached. Trusted addresses, behind which many clients stand, have no limit of their own.
    std::optional<Ticket> admit(const IpAddress& address, bool is_trusted);

    int count() const;
    // False when some are left after that time.
    bool wait_until_empty(std::chrono::milliseconds most);

private:
    void leave(const Ticket& ticket);

    const int limit_, limit_per_address_;
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable emptied_;
    int count_ = 0;
    std::map<IpAddress, int> by_address_;
};

}  // namespace parley::net
