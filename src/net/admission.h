// net/admission.h -- How many connections there are, in all and by address, and how many bytes wait for those that do not
// take them; whether one more, or more bytes, may come.
#pragma once
#include "net/ip_address.h"

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
    // `backlog_limit` bytes may wait in all, a quarter of them for one address.
    Admission(int limit, int limit_per_address, std::size_t backlog_limit)
        : limit_(limit), limit_per_address_(limit_per_address), backlog_limit_(backlog_limit) {}

    // A connection's place; given back when it is destroyed. Outlived by the admission.
    class Ticket {
    public:
        Ticket(Ticket&& from) noexcept
            : owner_(std::exchange(from.owner_, nullptr)), address_(from.address_), is_counted_(from.is_counted_),
              backlog_(std::exchange(from.backlog_, 0)) {}
        ~Ticket() {
            if (owner_) owner_->leave(*this);
        }

        // So many bytes wait for this peer now, instead of those before. False, and nothing changed, when that is too
        // much: the connection has to go.
        bool set_backlog(std::size_t bytes) { return bytes == backlog_ || owner_->change_backlog(*this, bytes); }
        std::size_t backlog() const { return backlog_; }

    private:
        friend class Admission;
        Ticket(Admission& owner, const IpAddress& address, bool is_counted)
            : owner_(&owner), address_(address), is_counted_(is_counted) {}
        Admission* owner_;
        IpAddress address_;
        bool is_counted_;
        std::size_t backlog_ = 0;
    };

    // Nothing when a limit is reached. Trusted addresses, behind which many clients stand, have no limit of their own.
    std::optional<Ticket> admit(const IpAddress& address, bool is_trusted);

    int count() const;
    std::size_t backlog() const;
    // False when some are left after that time.
    bool wait_until_empty(std::chrono::milliseconds most);

private:
    struct Here {
        int connections = 0;
        std::size_t backlog = 0;
    };
    void leave(const Ticket& ticket);
    bool change_backlog(Ticket& ticket, std::size_t bytes);

    const int limit_, limit_per_address_;
    const std::size_t backlog_limit_;
    mutable std::mutex mutex_;  // guards what follows
    std::condition_variable emptied_;
    int count_ = 0;
    std::size_t backlog_ = 0;
    std::map<IpAddress, Here> by_address_;
};

}  // namespace parley::net
