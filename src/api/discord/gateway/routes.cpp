#include "api/discord/gateway/routes.h"

#include "api/discord/gateway/gateway_socket.h"
#include "api/discord/rest/addresses.h"
#include "api/simple/caller.h"

namespace parley::api::discord::gateway {
namespace {

using Packing = GatewaySocket::Packing;

// Nothing when it is not spoken here.
std::optional<Packing> packing_of(const std::optional<std::string>& name) {
    if (!name || name->empty()) return Packing::Plain;
    if (*name == "zlib-stream") return Packing::Zlib;
    if (*name == "zstd-stream") return Packing::Zstd;
    return std::nullopt;
}

std::optional<Close> refuse(const net::Request& request) {
    const std::string version = request.query_value("v").value_or("10");
    if (version != "10" && version != "9") return Close::InvalidVersion;
    if (request.query_value("encoding").value_or("json") != "json") return Close::DecodeError;
    if (!packing_of(request.query_value("compress"))) return Close::DecodeError;
    return std::nullopt;
}

// The session of our own page, whose script never sees its token: a handshake of a page tells its origin, and only ours counts.
std::string page_token(const net::Request& request) {
    if (!request.headers.has("Origin") || !simple::is_same_site(request)) return {};
    return request.cookie(simple::kCookie).value_or("");
}

Task<net::Response> open(Services* services, Hubs* hubs, net::Request* request) {
    const Packing packing = packing_of(request->query_value("compress")).value_or(Packing::Plain);
    co_return net::Response::upgrade(std::make_shared<GatewaySocket>(
        hubs->of(*request->loop), packing, rest::gateway_address(*services, *request), page_token(*request), refuse(*request)));
}

}  // namespace

void add_routes(net::Router& router, Services& services, Hubs& hubs) {
    for (const char* pattern : {"/", "/gateway"}) {
        router.add({.method = net::Method::Get, .pattern = pattern,
                    .handler = [&](net::Request& request) { return open(&services, &hubs, &request); }, .is_websocket = true});
    }
}

}  // namespace parley::api::discord::gateway
