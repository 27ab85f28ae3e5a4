#include "core/presence.h"

#include "store/channels.h"

namespace parley::core {

bool Presence::arrive(const Profile& profile) {
    const std::lock_guard lock(mutex_);
    if (++connections_[profile.id] > 1) return false;
    guilds_.come(profile.id);
    return tell(profile, true, connections_.size());
}

bool Presence::leave(const Profile& profile) {
    const std::lock_guard lock(mutex_);
    const auto at = connections_.find(profile.id);
    if (at == connections_.end() || --at->second > 0) return false;
    const std::size_t here = connections_.size();  // with the one who leaves, as when they came
    connections_.erase(at);
    guilds_.go(profile.id);
    return tell(profile, false, here);
}

bool Presence::tell(const Profile& profile, bool is_online, std::size_t here) {
    if (here - 1 > everyone_limit_) return true;  // all but the person themselves would be told
    bus_.publish(PresenceChanged{.profile = profile, .is_online = is_online, .audience = std::nullopt});
    return false;
}

Task<std::vector<UserId>> Presence::partners_of(UserId user) {
    std::vector<UserId> partners;
    for (const db::Row& row : co_await store_.read(store::channels::partners_of(user))) partners.push_back(row.id<UserId>(0));
    co_return partners;
}

Task<> Presence::tell_partners(Profile profile, bool is_here) {
    std::vector<UserId> partners = co_await partners_of(profile.id);
    if (partners.empty() || is_online(profile.id) != is_here) co_return;  // it changed again meanwhile
    bus_.publish(PresenceChanged{.profile = std::move(profile), .is_online = is_here, .audience = std::move(partners)});
}

bool Presence::is_online(UserId user) const {
    const std::lock_guard lock(mutex_);
    return connections_.contains(user);
}

int Presence::count() const {
    const std::lock_guard lock(mutex_);
    return static_cast<int>(connections_.size());
}

}  // namespace parley::core
