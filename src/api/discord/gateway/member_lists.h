// api/discord/gateway/member_lists.h -- The lists of members beside channels, as people's clients show them: they say which
// parts they look at (opcode 14). Those are told whole at first (SYNC), and then, at most once a second, what changed in them
// (INSERT, UPDATE, DELETE; INVALIDATE for a part that is gone). There is no official documentation of it.
//
// Who looks at the same parts of the same list is told the same text, and lists of channels that the same people see are one.
#pragma once
#include "api/discord/gateway/dispatch.h"
#include "api/discord/gateway/member_list.h"
#include "api/discord/gateway/session.h"
#include "base/task.h"
#include "model/event.h"

#include <functional>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace parley::api::discord::gateway {

class Hub;

// One a loop.
class MemberLists {
public:
    explicit MemberLists(Hub& hub) : hub_(hub) {}

    // What the session looks at in the guild from now on; it is told of it soon. Nothing of what it may not view.
    void look(const SessionPtr& session, GuildId guild, std::vector<MemberListRequest::Part> parts);
    void leave(const SessionPtr& session, GuildId guild);
    // The session comes to this loop with what it looks at, or goes.
    void seat(const SessionPtr& session);
    void unseat(const SessionPtr& session);

    // Who looks at a part of a list that holds the person.
    void for_each_seeing(GuildId guild, UserId user, const std::function<void(const SessionPtr&)>& visit) const;

    // Notes which guilds' lists the event may have changed.
    void note(const Event& event);
    // Once a second.
    void tick();

private:
    using Ranges = std::vector<ListRange>;  // tidy
    // What of a list the same sessions have.
    struct View {
        std::vector<SessionPtr> sessions, newcomers;  // those who have it, and those who are still to be told it whole
        std::vector<std::vector<ListItem>> windows;   // of joined(ranges)
        std::string counts;
        DispatchPtr whole;                            // made when the first newcomer needs it
        bool is_made = false;
    };
    struct List {
        ChannelId channel;  // one of those whose list it is
        std::optional<MemberList> now;
        std::map<Ranges, View> views;
    };
    struct Guild {
        std::uint64_t sight_version = 0;  // of the guild when its watchers got their places
        std::vector<SessionPtr> watchers;
        std::map<std::string, List> lists;
        bool is_refreshing = false;
    };
    using Place = std::pair<std::string, Ranges>;
    // Told when all is worked out: telling a session may end it, and that takes it off the lists.
    using Letters = std::vector<std::pair<SessionPtr, DispatchPtr>>;

    std::vector<Place> places_of(const SessionPtr& session, GuildId guild, std::map<std::string, ChannelId>& channels);
    void put(Guild& guild, GuildId id, const SessionPtr& session);
    static void take_out(Guild& guild, const SessionPtr& session);
    void put_all_anew(Guild& guild, GuildId id);
    void welcome(const Place& place, GuildId id, const MemberList& now, View& view, Letters& letters);
    void tell_changes(const Place& place, GuildId id, const MemberList& now, View& view, Letters& letters);
    static void send(const Letters& letters);
    void begin_refresh(GuildId guild);
    Guild* find(GuildId guild);
    Task<> refresh(GuildId guild);
    Task<> refresh(GuildId guild, std::string list_id);

    Hub& hub_;
    std::unordered_map<GuildId, Guild> guilds_;  // that somebody looks at
    std::unordered_set<GuildId> changed_;
};

}  // namespace parley::api::discord::gateway
