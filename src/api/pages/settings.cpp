// A person's settings: profile, password, devices.
#include "api/pages/device_name.h"
#include "api/pages/site.h"
#include "api/simple/caller.h"
#include "api/simple/fields.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <charconv>

namespace parley::api::pages {
namespace {

using simple::Fields;

constexpr int kPigments = 8;
constexpr const char* kSaved = "/settings?saved=1";

std::string first_character(const std::string& text) {
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return text.substr(0, end);
}

std::string month_of(Time time) { return fmt::format("{:%B %Y}", std::chrono::floor<std::chrono::seconds>(time)); }
std::string moment_of(Time time) { return fmt::format("{:%d %b %Y, %H:%M} UTC", std::chrono::floor<std::chrono::seconds>(time)); }

Data session_list(const std::vector<Session>& sessions, SessionId current) {
    Data list(Data::type::list);
    for (const Session& session : sessions) {
        Data entry;
        entry.set("id", fmt::to_string(session.id.number()));
        entry.set("device", device_name(session.agent));
        entry.set("address", session.address);
        entry.set("last_seen", moment_of(session.last_seen));
        entry.set("current", session.id == current);
        list.push_back(entry);
    }
    return list;
}

// `typed` and `errors` are empty unless a form comes back.
Task<net::Response> settings_page(Site& site, net::Request& request, core::Login login, Data data) {
    const ProfilePtr me = co_await site.services.directory.find(login.user_id);
    if (!me) co_return redirect("/sign-in");
    const std::vector<Session> sessions = co_await site.services.sessions.list(login.user_id);
    data.set("username", me->username);
    data.set("nickname", me->nickname());
    if (me->avatar) data.set("pfp", *me->avatar);
    data.set("initial", first_character(me->nickname()));
    data.set("pigment", fmt::to_string(me->colour_number() % kPigments));
    data.set("since", month_of(me->id.time()));
    if (!data.get("nickname_value")) data.set("nickname_value", me->nickname());
    if (!data.get("avatar_value")) data.set("avatar_value", me->avatar.value_or(""));
    data.set("sessions", session_list(sessions, login.session_id));
    co_return page(site, request, "settings", std::move(data));
}

void set_errors(Data& data, const Refusal& refusal) {
    for (const FieldError& fault : refusal.fields) {
        const std::string& field = fault.where.back();
        data.set((field == "avatar_url" ? "avatar" : field) + "_error", fault.message);
    }
}

Task<net::Response> show_settings(Site& site, net::Request& request) {
    const auto login = co_await simple::find_caller(site.services, request);
    if (!login) co_return redirect("/sign-in");
    Data data;
    if (request.query_value("saved")) data.set("saved", true);
    co_return co_await settings_page(site, request, *login, std::move(data));
}

Task<net::Response> save_profile(Site& site, net::Request& request) {
    simple::require_same_site(request);
    const auto login = co_await simple::find_caller(site.services, request);
    if (!login) co_return redirect("/sign-in");
    Fields fields = Fields::of_form(request);
    const std::string nickname = fields.require("nickname");
    const std::string avatar = fields.require("avatar_url");
    std::optional<Refusal> refusal;
    try {
        fields.refuse_faults();
        co_await site.services.profiles.set_both(login->user_id, nickname, avatar);
        co_return redirect(kSaved);
    } catch (const Refusal& refused) {
        refusal = refused;
    }
    Data data;
    data.set("nickname_value", nickname);
    data.set("avatar_value", avatar);
    set_errors(data, *refusal);
    co_return co_await settings_page(site, request, *login, std::move(data));
}

Task<net::Response> change_password(Site& site, net::Request& request) {
    simple::require_same_site(request);
    const auto login = co_await simple::find_caller(site.services, request);
    if (!login) co_return redirect("/sign-in");
    Fields fields = Fields::of_form(request);
    std::string current = fields.require("current_password");
    std::string fresh = fields.require("new_password");
    std::optional<Refusal> refusal;
    try {
        fields.refuse_faults();
        co_await site.services.accounts.change_password(*login, std::move(current), std::move(fresh), simple::tries_of(request));
        co_return redirect(kSaved);
    } catch (const Refusal& refused) {
        refusal = refused;
    }
    Data data;
    set_errors(data, *refusal);
    if (refusal->code == Code::WrongPassword) data.set("current_password_error", "This is not your password.");
    else if (refusal->fields.empty()) data.set("current_password_error", std::string(text_of(refusal->code)));
    co_return co_await settings_page(site, request, *login, std::move(data));
}

Task<net::Response> end_session(Site& site, net::Request& request) {
    simple::require_same_site(request);
    const auto login = co_await simple::find_caller(site.services, request);
    if (!login) co_return redirect("/sign-in");
    std::uint64_t number = 0;
    const std::string& text = request.params.at(0);
    std::from_chars(text.data(), text.data() + text.size(), number);
    co_await site.services.sessions.end(login->user_id, SessionId::from_number(number));
    co_return redirect("/settings");
}

}  // namespace

void add_settings_routes(net::Router& router, Site& site) {
    router.add(route(net::Method::Get, "/settings", show_settings, site));
    router.add(route(net::Method::Post, "/settings", save_profile, site));
    router.add(route(net::Method::Post, "/settings/password", change_password, site));
    router.add(route(net::Method::Post, "/settings/sessions/{id}/end", end_session, site));
}

}  // namespace parley::api::pages
