// core/relationships.h -- Friends, requests and blocks.
#pragma once
#include "base/clock.h"
#include "bus/local_bus.h"
#include "core/directory.h"
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
    // Reads who blocked whom; blocks. Before the server starts.
    void load();

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
    Task<std::optional<Relationship::Type>> between(UserId user, UserId other);
    void take(const Event& event);
    void tell(store::Unit& unit, UserId user, const Relationship& relationship, ProfilePtr other);

    store::Store& store_;
    Directory& directory_;
    const Clock& clock_;
    mutable std::shared_mutex mutex_;  // guards blocked_
    std::unordered_map<UserId, std::unordered_set<UserId>> blocked_;
};

}  // namespace parley::core
