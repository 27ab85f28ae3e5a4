// The page of the guilds, which is the same for all of their places: its script reads the address. An invite opens it for
// everybody, so that one sees where an invite leads before signing up.
#include "api/pages/next.h"
#include "api/pages/site.h"
#include "api/simple/caller.h"
#include "base/json_writer.h"

namespace parley::api::pages {
namespace {

std::string boot_json(const Profile* me) {
    JsonWriter json;  // it escapes '<', so nobody's name can end the script element
    json.object([&] {
        if (!me) {
            json.field("me", nullptr);
            return;
        }
        json.key("me").object([&] {
            json.field("id", std::to_string(me->id.value)).field("username", me->username).field("global_name", me->nickname());
            json.field("avatar", nullptr).field("discriminator", "0");
        });
    });
    return json.take();
}

Task<ProfilePtr> find_person(Site& site, net::Request& request) {
    const auto login = co_await simple::find_caller(site.services, request);
    co_return login ? co_await site.services.directory.find(login->user_id) : nullptr;
}

net::Response shell(const Site& site, const net::Request& request, const Profile* me) {
    Data data;
    data.set("boot", boot_json(me));
    return page(site, request, "communities", std::move(data));
}

Task<net::Response> show_place(Site& site, net::Request& request) {
    const ProfilePtr me = co_await find_person(site, request);
    if (!me) co_return redirect(with_next("/sign-in", request.path));
    co_return shell(site, request, me.get());
}

Task<net::Response> show_invite(Site& site, net::Request& request) {
    const ProfilePtr me = co_await find_person(site, request);
    co_return shell(site, request, me.get());
}

}  // namespace

void add_community_routes(net::Router& router, Site& site) {
    router.add(route(net::Method::Get, "/channels/{place...}", show_place, site));
    router.add(route(net::Method::Get, "/invite/{code}", show_invite, site));
}

}  // namespace parley::api::pages
