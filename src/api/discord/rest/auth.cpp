// Signing up, in and out as clients for Discord-compatible servers do. The token is that of the simple API.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/simple/caller.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> sign_in(Services& services, Call& call, const Profile& profile, int status) {
    const std::string token = co_await services.common.sessions.open(profile, simple::origin_of(call.request));
    JsonWriter answer;
    answer.object([&] {
        answer.field("token", token).field("user_id", std::to_string(profile.id.value));
        answer.key("settings").object([&] { answer.field("locale", "en-US").field("theme", "dark"); });
    });
    co_return json(answer, status);
}

[[noreturn]] void refuse(std::string field, std::string type, std::string message) {
    std::vector<FieldError> faults;
    faults.push_back({{std::move(field)}, std::move(message), std::move(type)});
    throw Refusal(std::move(faults));
}

Task<net::Response> register_user(Services& services, Call& call) {
    wire::Body body = call.body();
    for (const char* name : {"username", "password"}) body.require(name);
    core::Registration form{.username = body.text("username").value_or(""), .email = body.text("email").value_or(""),
                            .password = body.text("password").value_or("")};
    body.refuse_faults();
    if (form.email.empty()) form.email = form.username + "@localhost";  // some clients ask for none
    std::optional<Profile> profile;
    try {
        profile = co_await services.common.accounts.register_user(std::move(form), simple::tries_of(call.request));
    } catch (const Refusal& refused) {
        if (refused.code != Code::UserExists) throw;
    }
    if (!profile) refuse("username", "USERNAME_ALREADY_TAKEN", "Username is already taken.");
    co_return co_await sign_in(services, call, *profile, 200);
}

// One answer for a name that nobody has and for a wrong password.
Task<net::Response> log_in(Services& services, Call& call) {
    wire::Body body = call.body();
    for (const char* name : {"login", "password"}) body.require(name);
    const std::string login = body.text("login").value_or("");
    const std::string password = body.text("password").value_or("");
    body.refuse_faults();
    std::optional<Profile> profile;
    try {
        profile = co_await services.common.accounts.check(login, password, simple::tries_of(call.request));
    } catch (const Refusal& refused) {
        if (refused.code != Code::UnknownUser && refused.code != Code::WrongPassword) throw;
    }
    if (!profile) refuse("login", "INVALID_LOGIN", "Login or password is invalid.");
    co_return co_await sign_in(services, call, *profile, 200);
}

Task<net::Response> log_out(Services& services, Call& call) {
    if (call.caller.login) co_await services.common.sessions.end(call.user(), call.caller.login->session_id);
    co_return no_content();
}

}  // namespace

void add_auth(net::Router& router, Services& services) {
    add(router, services, {net::Method::Post, "/auth/register", register_user, Access::Anybody});
    add(router, services, {net::Method::Post, "/auth/login", log_in, Access::Anybody});
    add(router, services, {net::Method::Post, "/auth/logout", log_out, Access::People});
}

}  // namespace parley::api::discord::rest
