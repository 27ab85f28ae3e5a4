// Signing in, signing up, signing out: forms that work without script.
#include "api/pages/next.h"
#include "api/pages/site.h"
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/fields.h"

#include <fmt/format.h>

namespace parley::api::pages {
namespace {

using simple::Fields;

constexpr const char* kWrong = "That username and password don’t match. Check both and try again.";
// Tells the sign-in page, once, that an account was just made.
constexpr const char* kCreatedCookie = "created=1; Path=/sign-in; Max-Age=60; HttpOnly; SameSite=Lax";
constexpr const char* kCreatedGone = "created=; Path=/sign-in; Max-Age=0; HttpOnly; SameSite=Lax";

std::string sentence_of(const Refusal& refusal) {
    switch (refusal.code) {
        case Code::UnknownUser:
        case Code::WrongPassword: return kWrong;
        case Code::TooManyTries:
            return fmt::format("Too many tries. You can try again in {} seconds.", refusal.retry_after_seconds);
        default: return std::string(text_of(refusal.code));
    }
}

// Where they go on to: it travels from form to form as a field, and from page to page as a query.
void set_next(Data& data, std::string_view next) {
    const std::string safe = safe_next(next);
    if (safe.empty()) return;
    data.set("next", safe);
    data.set("next_query", with_next("", safe));
}

// A refusal is the form again, with what was typed. Only what a program should notice keeps its status.
net::Response with_status(net::Response form, const Refusal& refusal) {
    const int status = status_of(refusal.code);
    if (status != 429 && status < 500) return form;
    form.status = status;
    form.headers.set("Retry-After", fmt::to_string(std::max(1, refusal.retry_after_seconds)));
    return form;
}

Task<net::Response> show_sign_in(Site& site, net::Request& request) {
    Data data;
    const bool is_created = request.cookie("created").has_value();
    if (is_created) data.set("created", true);
    set_next(data, request.query_value("next").value_or(""));
    net::Response response = page(site, request, "sign-in", std::move(data));
    if (is_created) response.headers.add("Set-Cookie", kCreatedGone);
    co_return response;
}

Task<net::Response> sign_in(Site& site, net::Request& request) {
    simple::require_same_site(request);
    Fields fields = Fields::of_form(request);
    const std::string username = fields.require("username");
    const std::string next = safe_next(fields.find("next").value_or(""));
    std::optional<Refusal> refusal;
    try {
        const Profile profile = co_await site.services.accounts.check(username, fields.require("password"),
                                                                      simple::tries_of(request));
        const std::string token = co_await site.services.sessions.open(profile, simple::origin_of(request));
        co_return redirect(next.empty() ? "/" : next)
            .with("Set-Cookie", simple::cookie_header(token, site.services.sessions.lifetime(), request.peer.is_secure));
    } catch (const Refusal& refused) {
        refusal = refused;
    }
    Data data;
    data.set("username", username);
    data.set("error", sentence_of(*refusal));
    set_next(data, next);
    co_return with_status(page(site, request, "sign-in", std::move(data)), *refusal);
}

Task<net::Response> show_sign_up(Site& site, net::Request& request) {
    Data data;
    set_next(data, request.query_value("next").value_or(""));
    co_return page(site, request, "sign-up", std::move(data));
}

Data sign_up_form(const core::Registration& form, const Refusal& refusal) {
    Data data;
    data.set("username", form.username);
    data.set("email", form.email);
    for (const FieldError& fault : refusal.fields) data.set(fault.where.back() + "_error", fault.message);
    if (refusal.code == Code::UserExists) data.set("username_error", "This name is taken. Choose another.");
    else if (refusal.fields.empty()) data.set("username_error", sentence_of(refusal));
    return data;
}

Task<net::Response> sign_up(Site& site, net::Request& request) {
    simple::require_same_site(request);
    Fields fields = Fields::of_form(request);
    const core::Registration form{.username = fields.require("username"), .email = fields.require("email"),
                                  .password = fields.require("password")};
    const std::string next = safe_next(fields.find("next").value_or(""));
    std::optional<Refusal> refusal;
    try {
        const Profile profile = co_await site.services.accounts.register_user(form, simple::tries_of(request));
        if (next.empty()) co_return redirect("/sign-in").with("Set-Cookie", kCreatedCookie);
        // Who follows an invite is not asked again for what they have just typed.
        const std::string token = co_await site.services.sessions.open(profile, simple::origin_of(request));
        co_return redirect(next).with("Set-Cookie", simple::cookie_header(token, site.services.sessions.lifetime(), request.peer.is_secure));
    } catch (const Refusal& refused) {
        refusal = refused;
    }
    Data data = sign_up_form(form, *refusal);
    set_next(data, next);
    co_return with_status(page(site, request, "sign-up", std::move(data)), *refusal);
}

Task<net::Response> log_out(Site& site, net::Request& request) {
    if (const auto login = co_await simple::find_caller(site.services, request)) {
        co_await site.services.sessions.end(login->user_id, login->session_id);
    }
    co_return redirect("/sign-in").with("Set-Cookie", simple::cookie_header("", std::chrono::seconds(0), request.peer.is_secure));
}

}  // namespace

void add_door_routes(net::Router& router, Site& site) {
    router.add(route(net::Method::Get, "/sign-in", show_sign_in, site));
    router.add(route(net::Method::Post, "/sign-in", sign_in, site));
    router.add(route(net::Method::Get, "/sign-up", show_sign_up, site));
    router.add(route(net::Method::Post, "/sign-up", sign_up, site));
    router.add(route(net::Method::Get, "/logout", log_out, site));
}

}  // namespace parley::api::pages
