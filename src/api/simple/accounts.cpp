// Signing up, signing in, changing the password.
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/fields.h"
#include "api/simple/routes.h"

namespace parley::api::simple {
namespace {

Task<net::Response> register_user(Services& services, net::Request& request) {
    Fields fields = Fields::of_json(request);
    core::Registration form{.username = fields.require("username"), .email = fields.require("email"),
                            .password = fields.require("password")};
    fields.refuse_faults();
    const Profile profile = co_await services.accounts.register_user(std::move(form), tries_of(request));
    JsonWriter json;
    json.object([&] { json.field("username", profile.username); });
    co_return net::Response::json(200, json.take());
}

void require_password_grant(Fields& fields) {
    const auto grant = fields.find("grant_type");
    if (!grant || grant->empty() || *grant == "password") return;
    std::vector<FieldError> faults;
    faults.push_back({{"body", "grant_type"}, "Only the password flow is offered", "value_error"});
    throw Refusal(std::move(faults));
}

Task<net::Response> log_in(Services& services, net::Request& request) {
    Fields fields = Fields::of_form(request);
    std::string username = fields.require_filled("username");
    std::string password = fields.require_filled("password");
    fields.refuse_faults();
    require_password_grant(fields);
    const Profile profile = co_await services.accounts.check(std::move(username), std::move(password), tries_of(request));
    const std::string token = co_await services.sessions.open(profile, origin_of(request));
    JsonWriter json;
    json.object([&] { json.field("access_token", token).field("token_type", "bearer"); });
    co_return net::Response::json(200, json.take()).with("Cache-Control", "no-store");
}

Task<net::Response> change_password(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    Fields fields = Fields::of_form(request);
    std::string current = fields.require_filled("current_password");
    std::string fresh = fields.require_filled("new_password");
    fields.refuse_faults();
    co_await services.accounts.change_password(login, std::move(current), std::move(fresh), tries_of(request));
    co_return done("Password changed successfully");
}

// Anyone may ask: it is how people find each other.
Task<net::Response> search_user(Services& services, net::Request& request) {
    const ProfilePtr profile = co_await services.directory.find(request.params.at(0));
    if (!profile) throw Refusal(Code::UnknownUser);
    JsonWriter json;
    json.object([&] { write_profile(json, *profile); });
    co_return net::Response::json(200, json.take());
}

}  // namespace

void add_account_routes(net::Router& router, Services& services) {
    router.add(route(net::Method::Post, "/api/register", register_user, services));
    router.add(route(net::Method::Post, "/api/login", log_in, services));
    router.add(route(net::Method::Post, "/api/change-password", change_password, services));
    router.add(route(net::Method::Get, "/api/search-user/{username}", search_user, services));
}

}  // namespace parley::api::simple
