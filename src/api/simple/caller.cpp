#include "api/simple/caller.h"

#include "base/text.h"

#include <fmt/format.h>

namespace parley::api::simple {
namespace {

std::optional<std::string> bearer_of(const net::Request& request) {
    const std::string_view header = request.headers.get("Authorization");
    constexpr std::string_view scheme = "bearer ";
    if (header.size() < scheme.size() || folded(header.substr(0, scheme.size())) != scheme) return std::nullopt;
    return std::string(trimmed(header.substr(scheme.size())));
}

bool changes_something(net::Method method) {
    return method != net::Method::Get && method != net::Method::Head && method != net::Method::Options;
}

// "https://chat.example.org:8443" -> "chat.example.org:8443", the default port left out.
std::string host_of(std::string_view origin) {
    const auto scheme_end = origin.find("://");
    if (scheme_end == std::string_view::npos) return {};
    std::string host = folded(origin.substr(scheme_end + 3));
    const std::string_view default_port = origin.starts_with("https") ? ":443" : ":80";
    if (host.ends_with(default_port)) host.resize(host.size() - default_port.size());
    return host;
}

std::string own_host(const net::Request& request) {
    std::string host = folded(request.peer.host);
    for (const std::string_view port : {":80", ":443"}) {
        if (host.ends_with(port)) host.resize(host.size() - port.size());
    }
    return host;
}

}  // namespace

bool is_same_site(const net::Request& request) {
    const std::string_view site = request.headers.get("Sec-Fetch-Site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    if (!request.headers.has("Origin")) return true;
    const std::string host = host_of(request.headers.get("Origin"));
    return !host.empty() && host == own_host(request);
}

void require_same_site(const net::Request& request) {
    if (!is_same_site(request)) throw Refusal(Code::ForeignOrigin);
}

Task<std::optional<core::Login>> find_caller(Services& services, const net::Request& request) {
    if (auto token = bearer_of(request)) co_return co_await services.sessions.authenticate(std::move(*token));
    auto token = request.cookie(kCookie);
    if (!token || token->empty()) co_return std::nullopt;
    co_return co_await services.sessions.authenticate(std::move(*token));
}

Task<core::Login> require_caller(Services& services, const net::Request& request) {
    const auto login = co_await find_caller(services, request);
    if (!login) throw Refusal(Code::NotAuthenticated);
    if (changes_something(request.method) && !bearer_of(request)) require_same_site(request);
    co_return *login;
}

core::Tries tries_of(const net::Request& request) { return {request.peer.address, request.peer.is_trusted}; }

core::Origin origin_of(const net::Request& request) {
    const std::string_view agent = request.headers.get("User-Agent");
    return {is_utf8(agent) ? std::string(agent) : std::string(), request.peer.address};
}

std::string cookie_header(const std::string& token, std::chrono::seconds lifetime, bool is_secure) {
    return fmt::format("{}={}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{}", kCookie, token, lifetime.count(),
                       is_secure ? "; Secure" : "");
}

}  // namespace parley::api::simple
