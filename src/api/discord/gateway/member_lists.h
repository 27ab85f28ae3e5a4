// api/discord/gateway/member_lists.h -- The list of members beside a channel, as people's clients show it: they say which
// parts they look at (opcode 14), and are told those parts again when they changed, at most once a second. There is no
// official documentation of it.
#pragma once
#include "api/discord/gateway/payload.h"
#include "api/discord/gateway/session.h"
#include "base/task.h"
#include "model/event.h"

#include <unordered_set>

namespace parley::api::discord::gateway {

class Hub;

// One a loop. Guilds above this many members are listed without those who are not here.
inline constexpr std::size_t kMostListedOffline = 1'000;

class MemberLists {
public:
    explicit MemberLists(Hub& hub) : hub_(hub) {}

    // What the session looks at from now on; it is told of it soon.
    void look(const SessionPtr& session, MemberListRequest request);
    // Notes which guilds' lists the event may have changed.
    void note(const Event& event);
    // Once a second.
    void tick();

private:
    static Task<> refresh(Hub* hub, GuildId guild);
    static Task<> tell_one(Hub* hub, SessionPtr session, GuildId guild);

    Hub& hub_;
    std::unordered_set<GuildId> changed_;
};

}  // namespace parley::api::discord::gateway
