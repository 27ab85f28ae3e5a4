#include "api/simple/websocket_routes.h"

#include "api/simple/caller.h"
#include "api/simple/chat_socket.h"
#include "base/text.h"

namespace parley::api::simple {
namespace {

constexpr std::string_view kPageProtocol = "parley.v1";

net::Response forbidden() { return net::Response::json(403, R"({"detail":"Forbidden"})"); }

bool offers_page_protocol(const net::Request& request) {
    std::string_view offered = request.headers.get("Sec-WebSocket-Protocol");
    while (!offered.empty()) {
        const auto comma = offered.find(',');
        if (trimmed(offered.substr(0, comma)) == kPageProtocol) return true;
        if (comma == std::string_view::npos) break;
        offered.remove_prefix(comma + 1);
    }
    return false;
}

Task<net::Response> open(Services& services, Hubs& hubs, net::Request& request, std::optional<core::Login> login) {
    if (!login) co_return forbidden();
    ProfilePtr profile = co_await services.directory.find(login->user_id);
    if (!profile) co_return forbidden();
    // The operator's own programs, and proxies that do not say whom they speak for, are left alone.
    auto allowance = request.peer.is_trusted ? nullptr : services.limits.open(login->user_id);
    const bool is_page = offers_page_protocol(request);
    auto socket = std::make_shared<ChatSocket>(services, hubs.of(*request.loop), *login, std::move(profile),
                                               is_page ? Dialect::Page : Dialect::Original, std::move(allowance));
    co_return net::Response::upgrade(std::move(socket), is_page ? std::string(kPageProtocol) : std::string());
}

net::Response upgrade_required() {
    return net::Response::json(426, R"({"detail":"Upgrade Required"})").with("Upgrade", "websocket");
}

Task<net::Response> open_with_token(Services& services, Hubs& hubs, net::Request& request) {
    if (!request.wants_upgrade) co_return upgrade_required();
    if (!is_same_site(request)) co_return forbidden();
    auto login = co_await services.sessions.authenticate(request.params.at(0));
    co_return co_await open(services, hubs, request, login);
}

Task<net::Response> open_with_cookie(Services& services, Hubs& hubs, net::Request& request) {
    if (!request.wants_upgrade) co_return upgrade_required();
    if (!is_same_site(request)) co_return forbidden();
    const auto login = co_await find_caller(services, request);
    co_return co_await open(services, hubs, request, login);
}

}  // namespace

void add_websocket_routes(net::Router& router, Services& services, Hubs& hubs) {
    router.add({.method = net::Method::Get, .pattern = "/ws/{token}",
                .handler = [&](net::Request& request) { return open_with_token(services, hubs, request); }});
    router.add({.method = net::Method::Get, .pattern = "/ws",
                .handler = [&](net::Request& request) { return open_with_cookie(services, hubs, request); }});
}

}  // namespace parley::api::simple
