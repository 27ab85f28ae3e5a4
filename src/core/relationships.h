// core/relationships.h -- Friends, requests and blocks.
#pragma once
#include "base/clock.h"
#include "bus/local_bus.h"
#include "core/directory.h"
#include "core/read_again.h"
#include "model/relationship.h"
#include "store/store.h"

#include <shared_mutex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace parley::core {

class Relationships {
public:
    Relationships(store::Store& store, bus::LocalBus& bus, Directory& directory, const Clock& clock);
    // Reads who blocked whom; blocks. Before the server starts. When another program wrote it is read again, see core/read_again.
    void load();
    // Blocks while it is. Not beside the bus.
    void wait_until_read() { again_.wait(); }

    Task<std::vector<Relationship>> of(UserId user);
    // From memory; any thread.
    bool has_blocked(UserId who, UserId whom) const;

    // Sends a request, or accepts the other one's. Refused with UnknownUser, with CannotMessageUser when either blocked
    // the other, or with InvalidRecipients for oneself and for bots.
    Task<> befriend(UserId user, UserId other);
    Task<> block(UserId user, UserId other);
    // Ends whatever there is: a friendship or a request for both, a block for the one who blocked.
    Task<> end(UserId user, UserId other);

private:
    using Blocks = std::unordered_map<UserId, std::unordered_set<UserId>>;

    Task<std::optional<Relationship::Type>> between(UserId user, UserId other);
    Blocks read_blocks();
    void take(const EventPtr& event);
    void read_again();
    void apply(const Event& event);  // with the lock held
    void tell(store::Unit& unit, UserId user, const Relationship& relationship, ProfilePtr other);

    store::Store& store_;
    Directory& directory_;
    const Clock& clock_;
    mutable std::shared_mutex mutex_;  // guards blocked_
    Blocks blocked_;
    ReadAgain again_{"relationships", [this] { read_again(); }};  // the last one: its thread uses the others
};

}  // namespace parley::core
