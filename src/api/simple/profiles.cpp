// A person's own profile, and the others as the page asks for them.
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/fields.h"
#include "api/simple/routes.h"

namespace parley::api::simple {
namespace {

Task<net::Response> user_profile(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    const ProfilePtr profile = co_await services.directory.find(login.user_id);
    if (!profile) throw Refusal(Code::NotAuthenticated);
    JsonWriter json;
    json.object([&] { write_profile(json, *profile); });
    co_return net::Response::json(200, json.take());
}

Task<net::Response> update_nickname(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    Fields fields = Fields::of_form(request);
    std::string nickname = fields.require_filled("nickname");
    fields.refuse_faults();
    co_await services.profiles.set_nickname(login.user_id, std::move(nickname));
    co_return done("Nickname updated successfully");
}

Task<net::Response> update_avatar(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    Fields fields = Fields::of_form(request);
    std::string address = fields.require_filled("avatar_url");
    fields.refuse_faults();
    co_await services.profiles.set_avatar(login.user_id, std::move(address));
    co_return done("Avatar updated successfully");
}

Task<net::Response> person(Services& services, net::Request& request) {
    co_await require_caller(services, request);
    const ProfilePtr profile = co_await services.directory.find_any_case(request.params.at(0));
    if (!profile) throw Refusal(Code::UnknownUser);
    JsonWriter json;
    json.object([&] {
        write_profile(json, *profile);
        json.field("id", profile->colour_number()).field("user_id", std::to_string(profile->id.value)).field("online", services.presence.is_online(profile->id));
    });
    co_return net::Response::json(200, json.take());
}

}  // namespace

void add_profile_routes(net::Router& router, Services& services) {
    router.add(route(net::Method::Get, "/api/user-profile", user_profile, services));
    router.add(route(net::Method::Post, "/api/update-nickname", update_nickname, services));
    router.add(route(net::Method::Post, "/api/update-avatar", update_avatar, services));
    router.add(route(net::Method::Get, "/api/people/{username}", person, services));
}

}  // namespace parley::api::simple
