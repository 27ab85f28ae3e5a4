// The devices on which a person is signed in.
#include "api/simple/answers.h"
#include "api/simple/caller.h"
#include "api/simple/routes.h"

#include <charconv>

namespace parley::api::simple {
namespace {

Task<net::Response> list_sessions(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    const std::vector<Session> sessions = co_await services.sessions.list(login.user_id);
    JsonWriter json;
    json.array([&] {
        for (const Session& session : sessions) {
            json.object([&] {
                json.field("id", session.id.number()).field("created_at", iso_time(session.created_at));
                json.field("last_seen", iso_time(session.last_seen)).field("agent", session.agent);
                json.field("address", session.address).field("current", session.id == login.session_id);
            });
        }
    });
    co_return net::Response::json(200, json.take());
}

SessionId require_session_id(const std::string& text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) throw Refusal(Code::UnknownSession);
    return SessionId::from_number(number);
}

Task<net::Response> end_session(Services& services, net::Request& request) {
    const core::Login login = co_await require_caller(services, request);
    co_await services.sessions.end(login.user_id, require_session_id(request.params.at(0)));
    co_return net::Response::json(200, R"({"success":true})");
}

}  // namespace

void add_session_routes(net::Router& router, Services& services) {
    router.add(route(net::Method::Get, "/api/sessions", list_sessions, services));
    router.add(route(net::Method::Delete, "/api/sessions/{id}", end_session, services));
}

}  // namespace parley::api::simple
