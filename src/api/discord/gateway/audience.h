// api/discord/gateway/audience.h -- Whom an event concerns, and how each of them is told: the text is made once.
#pragma once
#include "api/discord/gateway/hub.h"
#include "base/json_writer.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace parley::api::discord::gateway {

// What is written when the first session that hears it is found, and then shared by all.
template <class Fill>
class Lazy {
public:
    Lazy(std::string_view name, Fill fill) : name_(name), fill_(std::move(fill)) {}
    const DispatchPtr& operator*() {
        if (made_) return made_;
        JsonWriter json;
        json.object([&] { fill_(json); });
        return made_ = make_dispatch(name_, json.text());
    }

private:
    std::string_view name_;
    Fill fill_;
    DispatchPtr made_;
};

using MayHear = std::function<bool(const Session&)>;

template <class Fill>
void to_guild(Hub& hub, GuildId guild, std::string_view name, Intent intent, Fill fill, const MayHear& may_hear = {}) {
    Lazy dispatch(name, std::move(fill));
    hub.for_each_in(guild, [&](const SessionPtr& session) {
        if (session->wants(intent) && (!may_hear || may_hear(*session))) session->tell(*dispatch);
    });
}

// The people who live here and may view it, in order. Where an event goes to all who may, for_each_viewing is quicker.
inline std::vector<UserId> viewers(Hub& hub, const Channel& channel) {
    std::vector<UserId> users;
    hub.for_each_viewing(channel, [&](const SessionPtr& session) { users.push_back(session->user()); });
    std::ranges::sort(users);
    users.erase(std::ranges::unique(users).begin(), users.end());
    return users;
}

template <class Fill>
void to_channel(Hub& hub, const Channel& channel, std::string_view name, Intent intent, Fill fill) {
    Lazy dispatch(name, std::move(fill));
    hub.for_each_viewing(channel, [&](const SessionPtr& session) {
        if (session->wants(intent)) session->tell(*dispatch);
    });
}

template <class Fill>
void to_people(Hub& hub, const std::vector<UserId>& people, std::string_view name, std::optional<Intent> intent, Fill fill) {
    Lazy dispatch(name, std::move(fill));
    for (const UserId user : people) {
        hub.for_each_of(user, [&](const SessionPtr& session) {
            if (session->serves_direct_messages() && (!intent || session->wants(*intent))) session->tell(*dispatch);
        });
    }
}

// Whoever a channel concerns: of a guild those who may view it, else its people.
template <class Fill>
void to_channel_or_people(Hub& hub, const Channel& channel, std::string_view name, Intent in_guilds, Intent in_private, Fill fill) {
    if (channel.guild_id) to_channel(hub, channel, name, in_guilds, std::move(fill));
    else to_people(hub, channel.recipients, name, in_private, std::move(fill));
}

}  // namespace parley::api::discord::gateway
