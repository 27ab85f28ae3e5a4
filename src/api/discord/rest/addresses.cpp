#include "api/discord/rest/addresses.h"

#include <fmt/format.h>

namespace parley::api::discord::rest {
namespace {

bool has_port(std::string_view host) {
    const auto colon = host.rfind(':');
    return colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
}

bool came_through_proxy(const net::Request& request) {
    return request.peer.is_trusted && (request.headers.has("X-Forwarded-Host") || request.headers.has("X-Forwarded-Proto") ||
                                       request.headers.has("X-Forwarded-For"));
}

// A library that is pointed at a port may leave it out of `Host` (Eris does); whoever came directly came to ours.
std::string host_of(const Services& services, const net::Request& request) {
    std::string host = request.peer.host;
    const int default_port = request.peer.is_secure ? 443 : 80;
    if (has_port(host) || came_through_proxy(request) || services.port == default_port) return host;
    return fmt::format("{}:{}", host, services.port);
}

}  // namespace

std::string web_address(const Services& services, const net::Request& request) {
    if (!services.public_url.empty()) return services.public_url;
    return fmt::format("{}://{}", request.peer.is_secure ? "https" : "http", host_of(services, request));
}

std::string gateway_address(const Services& services, const net::Request& request) {
    return "ws" + web_address(services, request).substr(4);  // http -> ws, https -> wss
}

}  // namespace parley::api::discord::rest
