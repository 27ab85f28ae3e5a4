#include "api/discord/gateway/watched_members.h"

#include "api/discord/gateway/hub.h"
#include "api/discord/gateway/presence_dispatches.h"
#include "base/contains.h"

namespace parley::api::discord::gateway {

void WatchedMembers::put(const SessionPtr& session, GuildId guild) {
    for (const UserId user : session->watched_members.at(guild)) watchers_[guild][user].push_back(session);
}

void WatchedMembers::take_out(const SessionPtr& session, GuildId guild) {
    const auto at = watchers_.find(guild);
    const auto watched = session->watched_members.find(guild);
    if (at == watchers_.end() || watched == session->watched_members.end()) return;
    for (const UserId user : watched->second) {
        const auto theirs = at->second.find(user);
        if (theirs == at->second.end()) continue;
        std::erase(theirs->second, session);
        if (theirs->second.empty()) at->second.erase(theirs);
    }
    if (at->second.empty()) watchers_.erase(at);
}

void WatchedMembers::watch(const SessionPtr& session, GuildId guild, std::span<const std::uint64_t> users) {
    take_out(session, guild);
    std::vector<UserId>& watched = session->watched_members[guild];
    watched.clear();
    for (const std::uint64_t id : users) {
        const UserId user{id};
        if (hub_.services().guilds.find_member(guild, user) && !contains(watched, user)) watched.push_back(user);
    }
    put(session, guild);
    for (const UserId user : std::vector<UserId>(watched)) {
        if (!hub_.services().common.presence.is_online(user)) continue;
        JsonWriter json;
        write_presence(json, hub_, user, guild);
        session->tell(make_dispatch("PRESENCE_UPDATE", json.text()));
    }
}

void WatchedMembers::leave(const SessionPtr& session, GuildId guild) {
    take_out(session, guild);
    session->watched_members.erase(guild);
}

void WatchedMembers::seat(const SessionPtr& session) {
    for (const auto& [guild, users] : session->watched_members) put(session, guild);
}

void WatchedMembers::unseat(const SessionPtr& session) {
    for (const auto& [guild, users] : session->watched_members) take_out(session, guild);
}

// Telling a session may end it, which takes it off the list.
void WatchedMembers::for_each_watching(GuildId guild, UserId user, const std::function<void(const SessionPtr&)>& visit) const {
    const auto at = watchers_.find(guild);
    if (at == watchers_.end()) return;
    const auto theirs = at->second.find(user);
    if (theirs == at->second.end()) return;
    for (const SessionPtr& session : std::vector<SessionPtr>(theirs->second)) visit(session);
}

}  // namespace parley::api::discord::gateway
