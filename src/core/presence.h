// core/presence.h -- Who is here: people with at least one open connection. Any thread.
#pragma once
#include "base/task.h"
#include "bus/local_bus.h"
#include "core/directory.h"
#include "core/guild_cache.h"

#include <atomic>
#include <mutex>
#include <unordered_map>

namespace parley::core {

class Presence {
public:
    // While at most `everyone_limit` others are here, everyone is told who comes and goes; beyond it only the people
    // who share a chat with them, since telling all is quadratic.
    Presence(store::Store& store, bus::LocalBus& bus, GuildCache& guilds, int everyone_limit)
        : store_(store), bus_(bus), guilds_(guilds), everyone_limit_(everyone_limit) {}

    // A connection came or went; the first and the last of a person are told. Returns true when the news still needs
    // tell_partners: it goes to the people who share a chat, who have to be looked up.
    [[nodiscard]] bool arrive(const Profile& profile);
    [[nodiscard]] bool leave(const Profile& profile);
    Task<> tell_partners(Profile profile, bool is_online);
    // The people who share a chat with them.
    Task<std::vector<UserId>> partners_of(UserId user);

    bool is_online(UserId user) const;
    int count() const;

private:
    bool tell(const Profile& profile, bool is_online, std::size_t here);

    store::Store& store_;
    bus::LocalBus& bus_;
    GuildCache& guilds_;  // keeps who is here by guild
    std::size_t everyone_limit_;
    mutable std::mutex mutex_;  // guards connections_, and keeps "came" and "left" of one person in order
    std::unordered_map<UserId, int> connections_;
};

}  // namespace parley::core
