// net/admission.h -- How many connections there are, in all and by address, and how many bytes are kept for them: of what
// they do not take, and of what they have not finished sending. Whether one more, or more bytes, may come.
#pragma once
#include "net/ip_address.h"

#include <prometheus/gauge.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace parley::net {

// Any thread.
class Admission {
public:
    // `kept_limit` bytes may be kept in all, a quarter of them for one address. When others have taken all of it, an address
    // may still have an 8192nd: what people usually send and ask for is smaller.
    Admission(int limit, int limit_per_address, std::size_t kept_limit);

    // A connection's place; given back when it is destroyed. Outlived by the admission.
    class Ticket {
    public:
        Ticket(Ticket&& from) noexcept
            : owner_(std::exchange(from.owner_, nullptr)), address_(from.address_), is_counted_(from.is_counted_),
              unsent_(std::exchange(from.unsent_, 0)), unfinished_(std::exchange(from.unfinished_, 0)) {}
        ~Ticket() {
            if (owner_) owner_->leave(*this);
        }

        // So many bytes wait for this peer to take them, or for the rest of what it sends, instead of those before.
        // False, and nothing changed, when that is too much: the connection has to go.
        bool set_unsent(std::size_t bytes) { return bytes == unsent_ || owner_->change(*this, &Ticket::unsent_, bytes); }
        bool set_unfinished(std::size_t bytes) { return bytes == unfinished_ || owner_->change(*this, &Ticket::unfinished_, bytes); }
        std::size_t unsent() const { return unsent_; }
        std::size_t unfinished() const { return unfinished_; }

    private:
        friend class Admission;
        Ticket(Admission& owner, const IpAddress& address, bool is_counted)
            : owner_(&owner), address_(address), is_counted_(is_counted) {}
        std::size_t kept() const { return unsent_ + unfinished_; }

        Admission* owner_;
        IpAddress address_;
        bool is_counted_;
        std::size_t unsent_ = 0, unfinished_ = 0;
    };

    // Nothing when a limit is reached. Trusted addresses, behind which many clients stand, have no limit of their own.
    std::optional<Ticket> admit(const IpAddress& address, bool is_trusted);

    int count() const;
    std::size_t kept() const;
    // False when some are left after that time.
    bool wait_until_empty(std::chrono::milliseconds most);

private:
    struct Here {
        int connections = 0;
        std::size_t kept = 0;
    };
    void leave(const Ticket& ticket);
    bool change(Ticket& ticket, std::size_t Ticket::*part, std::size_t bytes);

    const int limit_, limit_per_address_;
    const std::size_t kept_limit_;
    prometheus::Gauge& kept_gauge_;
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable emptied_;
    int count_ = 0;
    std::size_t kept_ = 0;
    std::map<IpAddress, Here> by_address_;
};

}  // namespace parley::net
