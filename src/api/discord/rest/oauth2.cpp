// Adding a bot to a guild: what the consent page shows, and the consent.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/application.h"
#include "api/discord/wire/user.h"
#include "core/bot_joining.h"

namespace parley::api::discord::rest {
namespace {

Task<Application> require_application(Services& services, const Call& call) {
    const auto id = call.query_id<ApplicationId>("client_id");
    auto application = id ? co_await services.applications.find(*id) : std::nullopt;
    if (!application) throw Refusal(Code::UnknownApplication);
    co_return std::move(*application);
}

void write_guilds(JsonWriter& json, Services& services, UserId user) {
    json.array([&] {
        for (const GuildId id : services.guilds.guilds_of(user)) {
            const GuildPtr guild = services.guilds.find_guild(id);
            const Permissions permissions = services.guilds.permissions(id, user);
            if (!guild || !permissions.has(Permission::ManageGuild)) continue;
            json.object([&] {
                wire::id_field(json, "id", id).field("name", guild->name).field("icon", guild->icon).field("mfa_level", guild->mfa_level);
                json.field("permissions", std::to_string(permissions.bits));
            });
        }
    });
}

Task<net::Response> show(Services& services, Call& call) {
    const Application application = co_await require_application(services, call);
    const ProfilePtr user = co_await services.common.directory.find(call.user());
    const ProfilePtr bot = application.bot_id ? co_await services.common.directory.find(*application.bot_id) : nullptr;
    JsonWriter answer;
    answer.object([&] {
        wire::write_application(answer.key("application"), application, nullptr, bot.get());
        if (user) wire::write_user(answer.key("user"), *user);
        if (bot) wire::write_user(answer.key("bot"), *bot);
        write_guilds(answer.key("guilds"), services, call.user());
        answer.field("authorized", false);
    });
    co_return json(answer);
}

Task<net::Response> authorize(Services& services, Call& call) {
    Application application = co_await require_application(services, call);
    wire::Body body = call.body();
    body.require("guild_id");
    const auto guild = body.id<GuildId>("guild_id");
    const Permissions permissions = body.permissions("permissions").value_or(Permissions{});
    const bool is_willing = body.boolean("authorize").value_or(true);
    body.refuse_faults();
    if (is_willing) co_await services.bots.join(call.actor(), std::move(application), *guild, permissions);
    JsonWriter answer;
    answer.object([&] { answer.field("location", web_address(services, call.request) + "/"); });
    co_return json(answer);
}

// What a program of a bot may know of itself through this route: there is no other grant yet.
Task<net::Response> show_own(Services& services, Call& call) {
    const ProfilePtr user = co_await services.common.directory.find(call.user());
    std::optional<Application> application;
    if (call.caller.application_id) application = co_await services.applications.find(*call.caller.application_id);
    if (!application || !user) throw Refusal(Code::UnknownApplication);
    JsonWriter answer;
    answer.object([&] {
        wire::write_application(answer.key("application"), *application, nullptr, nullptr);
        answer.key("scopes").array([&] { answer.value("bot").value("applications.commands"); });
        answer.field("expires", iso_time(services.common.clock.now() + std::chrono::days(365)));
        wire::write_user(answer.key("user"), *user);
    });
    co_return json(answer);
}

}  // namespace

void add_oauth2(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/oauth2/authorize", show, Access::People});
    add(router, services, {Method::Post, "/oauth2/authorize", authorize, Access::People});
    add(router, services, {Method::Get, "/oauth2/@me", show_own, Access::Bots});
}

}  // namespace parley::api::discord::rest
