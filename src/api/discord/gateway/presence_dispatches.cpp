#include "api/discord/gateway/presence_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/user.h"

#include <algorithm>
#include <unordered_set>

namespace parley::api::discord::gateway {
namespace {

void write_fields(JsonWriter& json, UserId user, GuildId guild, std::string_view status, std::string_view activities) {
    json.key("user").object([&] { wire::id_field(json, "id", user); });
    if (guild) wire::id_field(json, "guild_id", guild);
    json.field("status", status).key("activities").raw(activities);
    json.key("client_status").object([&] {
        if (status != "offline") json.field("web", status);
    });
}

void tell_here(Hub& hub, UserId user, const std::vector<UserId>& partners) {
    const Appearance seen = hub.hubs().appearance(user, hub.services().common.presence.is_online(user));
    Lazy dispatch("PRESENCE_UPDATE", [&](JsonWriter& json) { write_fields(json, user, {}, seen.status, seen.activities); });
    for (const UserId partner : partners) {
        hub.for_each_of(partner, [&](const SessionPtr& session) {
            if (!session->is_bot) session->tell(*dispatch);
        });
    }
}

}  // namespace

void write_presence(JsonWriter& json, Hub& hub, UserId user, GuildId guild) {
    const Appearance seen = hub.hubs().appearance(user, hub.services().common.presence.is_online(user));
    json.object([&] { write_fields(json, user, guild, seen.status, seen.activities); });
}

void tell(Hub& hub, const AppearanceChanged& changed) {
    core::GuildCache& guilds = hub.services().guilds;
    for (const GuildId guild : guilds.guilds_of(changed.user_id)) {
        Lazy dispatch("PRESENCE_UPDATE", [&](JsonWriter& json) { write_fields(json, changed.user_id, guild, changed.status, changed.activities); });
        const auto tell_one = [&](const SessionPtr& session) {
            if (session->wants(Intent::GuildPresences)) session->tell(*dispatch);
        };
        if (guilds.member_count(guild) <= kMostToldOfAll) {
            hub.for_each_in(guild, tell_one);
            continue;
        }
        hub.for_each_bot_in(guild, tell_one);
        hub.for_each_of(changed.user_id, [&](const SessionPtr& session) {
            if (!session->is_bot && session->guilds.contains(guild)) session->tell(*dispatch);
        });
        std::unordered_set<SessionPtr> looking;
        const auto note = [&](const SessionPtr& session) { looking.insert(session); };
        hub.member_lists().for_each_seeing(guild, changed.user_id, note);
        hub.watched_members().for_each_watching(guild, changed.user_id, note);
        for (const SessionPtr& session : looking) {
            if (session->user() != changed.user_id && hub.hears(session)) session->tell(*dispatch);
        }
    }
}

Task<std::vector<UserId>> partners_of(Hub* hub, UserId user) {
    core::Relationships& relationships = hub->services().relationships;
    std::vector<UserId> partners = co_await hub->services().common.presence.partners_of(user);
    for (const Relationship& one : co_await relationships.of(user)) {
        if (one.type == Relationship::Type::Friend) partners.push_back(one.other);
    }
    std::erase_if(partners, [&](UserId one) { return relationships.has_blocked(user, one); });
    std::ranges::sort(partners);
    partners.erase(std::ranges::unique(partners).begin(), partners.end());
    co_return partners;
}

// Not by the bus: what is told is how they are by then, so one that is lost to a session on its way to another loop is made
// good by the next.
Task<> tell_partners(Hub* hub, UserId user) {
    const std::vector<UserId> partners = co_await partners_of(hub, user);
    if (partners.empty()) co_return;
    hub->hubs().for_each([&](Hub& there) {
        there.loop().post([&there, user, partners] { tell_here(there, user, partners); });
    });
}

}  // namespace parley::api::discord::gateway
