// What clients for Discord-compatible servers read to find their way: they live on other origins.
#include "api/discord/rest/discovery.h"

#include "api/discord/rest/addresses.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"

#include <algorithm>

namespace parley::api::discord::rest {
namespace {

// The files, and this door's part of /api, whose other part is the simple API: that one is for our own pages.
constexpr std::string_view kOpenPaths[] = {
    "/.well-known/spacebar", "/attachments/", "/avatars/", "/icons/", "/banners/", "/splashes/", "/emojis/", "/stickers/", "/app-icons/",
    "/role-icons/", "/embed/", "/guilds/", "/api/v9/", "/api/v10/", "/api/applications", "/api/auth/", "/api/channels/", "/api/gateway",
    "/api/guilds", "/api/interactions", "/api/invites/", "/api/oauth2/", "/api/ping", "/api/policies/", "/api/soundboard-", "/api/stage-instances/", "/api/sticker", "/api/users/",
    "/api/voice/", "/api/webhooks/"};

bool is_versioned(std::string_view path) { return path.starts_with("/api/v10/") || path.starts_with("/api/v9/"); }

net::Response open_to_all(JsonWriter& json) {
    return net::Response::json(200, json.take()).with("Access-Control-Allow-Origin", "*");
}

Task<net::Response> ping(Services& services, Call&) {
    JsonWriter answer;
    answer.object([&] {
        answer.field("ping", "pong!");
        answer.key("instance").object([&] {
            answer.field("id", "parley").field("name", services.instance).field("description", nullptr).field("image", nullptr);
        });
    });
    co_return json(answer);
}

Task<net::Response> domains(Services& services, Call& call) {
    JsonWriter answer;
    const std::string web = web_address(services, call.request);
    answer.object([&] {
        answer.field("apiEndpoint", web + "/api/v9").field("defaultApiVersion", "9");
        answer.field("gateway", gateway_address(services, call.request)).field("cdn", web);
    });
    co_return json(answer);
}

Task<net::Response> instance(Services& services, Call&) {
    JsonWriter answer;
    answer.object([&] { answer.field("instanceName", services.instance).field("instanceDescription", nullptr); });
    co_return json(answer);
}

Task<net::Response> config(Services&, Call&) {
    JsonWriter answer;
    answer.object([&] {
        answer.field("limits_message_maxCharacters", 2'000).field("limits_message_maxBulkDelete", 100).field("limits_guild_maxRoles", 250);
        answer.field("limits_guild_maxChannels", 500).field("limits_user_maxGuilds", 100).field("register_disabled", false);
        answer.field("register_email_required", false).field("register_requireInvite", false).field("register_password_minLength", 8);
    });
    co_return json(answer);
}

void write_place(JsonWriter& json, std::string_view name, const std::string& address) {
    json.key(name).object([&] { json.field("baseUrl", address); });
}

Task<net::Response> well_known_client(Services& services, net::Request& request) {
    JsonWriter answer;
    const std::string web = web_address(services, request);
    answer.object([&] {
        write_place(answer, "api", web);
        write_place(answer, "gateway", gateway_address(services, request));
        write_place(answer, "cdn", web);
    });
    co_return open_to_all(answer);
}

Task<net::Response> well_known(Services& services, net::Request& request) {
    JsonWriter answer;
    answer.object([&] { answer.field("api", web_address(services, request) + "/api/v9"); });
    co_return open_to_all(answer);
}

}  // namespace

void dress_missing(std::string_view path, net::Method method, net::Response& answer) {
    if (std::ranges::none_of(kOpenPaths, [&](std::string_view open) { return path.starts_with(open); })) return;
    answer.headers.set("Access-Control-Allow-Origin", "*");
    if (method == net::Method::Options) {
        answer.headers.set("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS");
        answer.headers.set("Access-Control-Allow-Headers", "*, Authorization");
        answer.headers.set("Access-Control-Max-Age", "86400");
    }
    if (!is_versioned(path) || method == net::Method::Options) return;
    const bool is_there = answer.status == 405;  // also instead of a redirect, which libraries do not follow
    const std::string allow(answer.headers.get("Allow"));
    answer = net::Response::json(is_there ? 405 : 404, is_there ? R"({"message":"405: Method Not Allowed","code":0})"
                                                                : R"({"message":"404: Not Found","code":0})");
    if (is_there) answer.headers.set("Allow", allow);
    answer.headers.set("Access-Control-Allow-Origin", "*");
}

void add_discovery(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/ping", ping, Access::Anybody});
    add(router, services, {Method::Get, "/policies/instance", instance, Access::Anybody});
    add(router, services, {Method::Get, "/policies/instance/domains", domains, Access::Anybody});
    add(router, services, {Method::Get, "/policies/instance/config", config, Access::Anybody});
    router.add({.method = Method::Get, .pattern = "/.well-known/spacebar",
                .handler = [&services](net::Request& request) { return well_known(services, request); }});
    router.add({.method = Method::Get, .pattern = "/.well-known/spacebar/client",
                .handler = [&services](net::Request& request) { return well_known_client(services, request); }});
}

}  // namespace parley::api::discord::rest
