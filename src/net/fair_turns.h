// net/fair_turns.h -- So many at a time, the subscribers that wait one after the other: however much one of them asks for,
// another waits for one of its turns at most.
#pragma once
#include "base/task.h"
#include "net/ip_address.h"

#include <deque>
#include <functional>
#include <map>
#include <utility>

namespace parley::net {

// Everything here happens on one loop's thread. Outlives its turns and those who wait.
class FairTurns {
public:
    explicit FairTurns(int at_once) : free_(at_once) {}

    // The turn lasts as long as this does.
    class Turn {
    public:
        explicit Turn(FairTurns& owner) : owner_(&owner) {}
        Turn(Turn&& from) noexcept : owner_(std::exchange(from.owner_, nullptr)) {}
        Turn& operator=(Turn&&) = delete;
        ~Turn() {
            if (owner_) owner_->leave();
        }

    private:
        FairTurns* owner_;
    };

    // Waits for it. Never take a second one while holding one: those who hold the first could all wait for the second.
    Task<Turn> take(IpAddress who);

private:
    using Resume = std::move_only_function<void()>;
    void enter(const IpAddress& who, Resume resume);
    void leave();

    int free_;
    std::map<IpAddress, std::deque<Resume>> waiting_;  // by subscriber, in the order of asking
    std::deque<IpAddress> order_;                      // of the subscribers: whose turn is the next
};

}  // namespace parley::net
