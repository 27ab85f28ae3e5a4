// What the caller wants to be told of, guild by guild; "@me" stands for the direct messages.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/notifications.h"

namespace parley::api::discord::rest {
namespace {

GuildId read_place(const std::string& text) { return text == "@me" ? GuildId{} : GuildId{Call::snowflake(text, "guild_id")}; }

Task<net::Response> change_one(Services& services, Call& call) {
    wire::Body body = call.body();
    std::vector<core::GuildNotificationsChange> changes;
    changes.push_back(wire::read_notifications(body, read_place(call.param(0))));
    body.refuse_faults();
    const auto kept = co_await services.notifications.change(call.user(), std::move(changes));
    JsonWriter answer;
    wire::write_notifications(answer, kept.front());
    co_return json(answer);
}

// {"guilds": {"1": {…}, "@me": {…}}}
Task<net::Response> change_many(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("guilds");
    std::vector<core::GuildNotificationsChange> changes;
    if (auto guilds = body.object("guilds")) {
        for (const auto& member : guilds->json()) {
            if (auto one = guilds->object(member.key())) changes.push_back(wire::read_notifications(*one, read_place(std::string(member.key()))));
        }
    }
    body.refuse_faults();
    const auto kept = co_await services.notifications.change(call.user(), std::move(changes));
    JsonWriter answer;
    answer.array([&] {
        for (const GuildNotifications& one : kept) wire::write_notifications(answer, one);
    });
    co_return json(answer);
}

}  // namespace

void add_notifications(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Patch, "/users/@me/guilds/settings", change_many, Access::People});
    add(router, services, {Method::Patch, "/users/@me/guilds/{guild}/settings", change_one, Access::People});
}

}  // namespace parley::api::discord::rest
