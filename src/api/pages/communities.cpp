// The page of the guilds, which is the same for all of their places: its script reads the address. An invite opens it for
// everybody, so that one sees where an invite leads before signing up.
#include "api/pages/next.h"
#include "api/pages/site.h"
#include "api/simple/caller.h"
#include "base/json_writer.h"

namespace parley::api::pages {
namespace {

// JSON that holds texts of other people's making may stand in a script element once nothing in it can end that.
std::string for_script(std::string_view json) {
    std::string safe;
    safe.reserve(json.size() + json.size() / 16);
    for (const char letter : json) {
        if (letter == '<') safe += "\\u003c";
        else safe += letter;
    }
    return safe;
}

void write_me(JsonWriter& json, const Profile* me) {
    if (!me) {
        json.field("me", nullptr);
        return;
    }
    json.key("me").object([&] {
        json.field("id", std::to_string(me->id.value)).field("username", me->username).field("global_name", me->nickname());
        json.field("avatar", nullptr).field("discriminator", "0");
    });
}

std::string boot_json(const Profile* me, std::string_view first_screen = {}) {
    JsonWriter json;
    json.object([&] {
        write_me(json, me);
        if (!first_screen.empty()) json.key("first").raw(first_screen);
    });
    return for_script(json.text());
}

Task<ProfilePtr> find_person(Site& site, net::Request& request) {
    const auto login = co_await simple::find_caller(site.services, request);
    co_return login ? co_await site.services.directory.find(login->user_id) : nullptr;
}

net::Response shell(const Site& site, const net::Request& request, std::string boot) {
    Data data;
    data.set("boot", std::move(boot));
    return page(site, request, "communities", std::move(data));
}

Task<net::Response> show_place(Site& site, net::Request& request) {
    const ProfilePtr me = co_await find_person(site, request);
    if (!me) co_return redirect(with_next("/sign-in", request.path));
    const std::string first_screen = co_await site.first_screen(request, me);
    co_return shell(site, request, boot_json(me.get(), first_screen));
}

// Addresses of the small page stood here before it had its own.
Task<net::Response> show_first(Site& site, net::Request& request) {
    if (request.query_value("chat")) co_return redirect("/chats?" + request.query);
    co_return co_await show_place(site, request);
}

Task<net::Response> show_invite(Site& site, net::Request& request) {
    const ProfilePtr me = co_await find_person(site, request);
    co_return shell(site, request, boot_json(me.get()));
}

// The page without anybody's data, the same for everybody: what a browser keeps to open without a network.
Task<net::Response> show_shell(Site& site, net::Request& request) { co_return shell(site, request, R"({"me":null,"offline":true})"); }

}  // namespace

void add_community_routes(net::Router& router, Site& site) {
    router.add(large(route(net::Method::Get, "/", show_first, site)));
    router.add(large(route(net::Method::Get, "/channels/{place...}", show_place, site)));
    router.add(route(net::Method::Get, "/invite/{code}", show_invite, site));
    router.add(route(net::Method::Get, "/offline", show_shell, site));
}

}  // namespace parley::api::pages
