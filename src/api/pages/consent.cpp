// Adding a bot to a guild: the page that a bot's invitation leads to. It works without script.
#include "api/pages/next.h"
#include "api/pages/permission_names.h"
#include "api/pages/site.h"
#include "api/simple/caller.h"
#include "api/simple/fields.h"

#include <fmt/format.h>

namespace parley::api::pages {
namespace {

using simple::Fields;

// What the address asks for.
struct Wish {
    ApplicationId client_id;
    Permissions permissions;
    GuildId guild_id;  // chosen already, or 0
};

std::uint64_t number_of(const std::optional<std::string>& text) {
    return text ? parse_snowflake(*text).value_or(0) : 0;
}

Wish wish_of(const net::Request& request) {
    return {.client_id = {number_of(request.query_value("client_id"))},
            .permissions = Permissions(number_of(request.query_value("permissions"))).only(kAllPermissions),
            .guild_id = {number_of(request.query_value("guild_id"))}};
}

// Where somebody who has to sign in comes back to.
std::string address_of(const Wish& wish) {
    std::string address = fmt::format("/oauth2/authorize?client_id={}&scope=bot&permissions={}", wish.client_id.value, wish.permissions.bits);
    if (wish.guild_id) address += fmt::format("&guild_id={}", wish.guild_id.value);
    return address;
}

net::Response lead_to_sign_in(const Wish& wish) { return redirect(with_next("/sign-in", address_of(wish))); }

// Nothing for an application that this person may not add.
Task<std::optional<Application>> find_application(Site& site, const Wish& wish, UserId user) {
    auto application = wish.client_id ? co_await site.applications.find(wish.client_id) : std::nullopt;
    const bool may_add = application && application->bot_id && (application->is_bot_public || application->owner_id == user);
    if (!may_add) co_return std::nullopt;
    co_return application;
}

net::Response unknown(Site& site, net::Request& request) {
    Data data;
    data.set("unknown", true);
    data.set("application", "a bot");
    net::Response response = page(site, request, "consent", std::move(data));
    response.status = 404;
    return response;
}

Data guild_list(Site& site, UserId user, GuildId chosen) {
    Data list(Data::type::list);
    for (const GuildId id : site.guilds.guilds_of(user)) {
        const GuildPtr guild = site.guilds.find_guild(id);
        if (!guild || !site.guilds.permissions(id, user).has(Permission::ManageGuild)) continue;
        Data entry;
        entry.set("id", fmt::to_string(id.value));
        entry.set("name", guild->name);
        entry.set("chosen", id == chosen);
        list.push_back(entry);
    }
    return list;
}

Data name_list(Permissions permissions) {
    Data list(Data::type::list);
    for (const std::string_view name : permission_names(permissions)) {
        Data entry;
        entry.set("name", std::string(name));
        list.push_back(entry);
    }
    return list;
}

Task<net::Response> ask(Site& site, net::Request& request, const Wish wish, UserId user, const std::string error) {
    const auto application = co_await find_application(site, wish, user);
    const ProfilePtr me = co_await site.services.directory.find(user);
    if (!application || !me) co_return unknown(site, request);
    Data data;
    data.set("asks", true);
    data.set("application", application->name);
    data.set("description", application->description);
    data.set("username", me->username);
    data.set("client_id", fmt::to_string(wish.client_id.value));
    data.set("permissions", fmt::to_string(wish.permissions.bits));
    Data guilds = guild_list(site, user, wish.guild_id);
    data.set("no_guilds", guilds.is_empty_list());
    data.set("guilds", std::move(guilds));
    data.set("has_permissions", !permission_names(wish.permissions).empty());
    data.set("names", name_list(wish.permissions));
    if (!error.empty()) data.set("error", error);
    co_return page(site, request, "consent", std::move(data));
}

std::string consent_sentence(const Refusal& refusal) {
    if (refusal.code == Code::MissingPermissions) return "You can only give it permissions that you have there yourself.";
    if (refusal.code == Code::UnknownGuild) return "Choose a guild that you manage.";
    return std::string(text_of(refusal.code));
}

Task<net::Response> show_consent(Site& site, net::Request& request) {
    const Wish wish = wish_of(request);
    const auto login = co_await simple::find_caller(site.services, request);
    if (!login) co_return lead_to_sign_in(wish);
    co_return co_await ask(site, request, wish, login->user_id, "");
}

Task<net::Response> consent(Site& site, net::Request& request) {
    simple::require_same_site(request);
    Fields fields = Fields::of_form(request);
    const Wish wish{.client_id = {number_of(fields.find("client_id"))}, .permissions = Permissions(number_of(fields.find("permissions"))).only(kAllPermissions),
                    .guild_id = {number_of(fields.find("guild_id"))}};
    const auto login = co_await simple::find_caller(site.services, request);
    if (!login) co_return lead_to_sign_in(wish);
    const auto application = co_await find_application(site, wish, login->user_id);
    if (!application) co_return unknown(site, request);
    std::optional<Refusal> refusal;
    try {
        co_await site.bots.join(login->user_id, *application, wish.guild_id, wish.permissions);
    } catch (const Refusal& refused) {
        refusal = refused;
    }
    if (refusal) co_return co_await ask(site, request, wish, login->user_id, consent_sentence(*refusal));
    const GuildPtr guild = site.guilds.find_guild(wish.guild_id);
    Data data;
    data.set("application", application->name);
    data.set("added", guild ? guild->name : "");
    co_return page(site, request, "consent", std::move(data));
}

}  // namespace

void add_consent_routes(net::Router& router, Site& site) {
    router.add(route(net::Method::Get, "/oauth2/authorize", show_consent, site));
    router.add(route(net::Method::Post, "/oauth2/authorize", consent, site));
}

}  // namespace parley::api::pages
