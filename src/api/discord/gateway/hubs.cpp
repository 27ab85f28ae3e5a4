// What the loops share: which of them a session is on, and how people want to be seen.
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

Hubs::Hubs(net::Loops& loops, bus::LocalBus& bus, Services& services) : bus_(bus), services_(services) {
    for (int i = 0; i < loops.count(); ++i) hubs_.push_back(std::make_unique<Hub>(loops[i], bus, services, *this));
    services.guilds.set_on_read_again([this] {
        for_each([](Hub& hub) { hub.loop().post([&hub] { hub.check_guilds(); }); });
    });
}

Hubs::~Hubs() { services_.guilds.set_on_read_again({}); }

void Hubs::place(const std::string& session, int loop) {
    const std::lock_guard lock(mutex_);
    places_[session] = loop;
}

void Hubs::forget(const std::string& session) {
    const std::lock_guard lock(mutex_);
    places_.erase(session);
}

std::optional<int> Hubs::find(const std::string& session) const {
    const std::lock_guard lock(mutex_);
    const auto at = places_.find(session);
    return at == places_.end() ? std::nullopt : std::optional(at->second);
}

void Hubs::show(const ProfilePtr& profile, Appearance appearance) {
    AppearanceChanged changed{profile->id, appearance.status, appearance.activities};
    if (changed.status == "invisible") changed.status = "offline";
    {
        const std::lock_guard lock(mutex_);
        appearances_[profile->id] = {changed.status, changed.activities};
    }
    bus_.publish(std::move(changed));
}

void Hubs::hide(const ProfilePtr& profile) {
    {
        const std::lock_guard lock(mutex_);
        appearances_.erase(profile->id);
    }
    bus_.publish(AppearanceChanged{profile->id, "offline", "[]"});
}

Appearance Hubs::appearance(UserId user, bool is_online) const {
    const std::lock_guard lock(mutex_);
    const auto at = appearances_.find(user);
    if (at != appearances_.end()) return at->second;
    return {is_online ? "online" : "offline", "[]"};
}

}  // namespace parley::api::discord::gateway
