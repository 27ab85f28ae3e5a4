// api/discord/gateway/watched_members.h -- People whom a person's client names by themselves (opcodes 14 and 37, `members`): those
// whose card is open, or who wrote what is shown. It is told how they are, at once and whenever that changes, however large the
// guild is. There is no official documentation of it.
#pragma once
#include "api/discord/gateway/session.h"

#include <functional>
#include <span>
#include <unordered_map>
#include <vector>

namespace parley::api::discord::gateway {

class Hub;

// One a loop.
class WatchedMembers {
public:
    explicit WatchedMembers(Hub& hub) : hub_(hub) {}

    // In the place of those whom it watched in the guild before. Who is no member is passed over.
    void watch(const SessionPtr& session, GuildId guild, std::span<const std::uint64_t> users);
    void leave(const SessionPtr& session, GuildId guild);
    // The session comes to this loop with whom it watches, or goes.
    void seat(const SessionPtr& session);
    void unseat(const SessionPtr& session);

    void for_each_watching(GuildId guild, UserId user, const std::function<void(const SessionPtr&)>& visit) const;

private:
    using Watchers = std::unordered_map<UserId, std::vector<SessionPtr>>;
    void put(const SessionPtr& session, GuildId guild);
    void take_out(const SessionPtr& session, GuildId guild);

    Hub& hub_;
    std::unordered_map<GuildId, Watchers> watchers_;
};

}  // namespace parley::api::discord::gateway
