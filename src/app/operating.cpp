#include "app/operating.h"

#include "base/metrics.h"

namespace parley::app {
namespace {

Task<net::Response> health(net::Request&) { co_return net::Response::json(200, R"({"status":"ok"})"); }

bool is_own_machine(const net::Peer& peer) {
    return peer.is_trusted || peer.address.starts_with("127.") || peer.address == "::1";
}

// Counts tell a stranger how busy the place is, so they are for the operator's own machines.
Task<net::Response> show_metrics(const core::Presence& presence, net::Request& request) {
    if (!is_own_machine(request.peer)) co_return net::Response::json(403, R"({"detail":"Forbidden"})");
    static auto& online = metrics::gauge("parley_people_online", "People with at least one open connection.");
    online.Set(presence.count());
    net::Response response = net::Response::text(200, metrics::text());
    response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    co_return response;
}

}  // namespace

void add_operating_routes(net::Router& router, const core::Presence& presence) {
    router.add({.method = net::Method::Get, .pattern = "/healthz", .handler = health});
    router.add({.method = net::Method::Get, .pattern = "/metrics",
                .handler = [&presence](net::Request& request) { return show_metrics(presence, request); }});
}

}  // namespace parley::app
