#include "net/trusted_proxies.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <stdexcept>

namespace parley::net {
namespace {

// The elements of a comma-separated header, over all fields of that name, from left to right.
std::vector<std::string_view> elements(const Headers& headers, std::string_view name) {
    std::vector<std::string_view> found;
    for (const auto& [field, value] : headers) {
        if (!is_same_name(field, name)) continue;
        for (const auto part : std::views::split(std::string_view(value), ',')) {
            found.push_back(trimmed(std::string_view(part.begin(), part.end())));
        }
    }
    return found;
}

// "1.2.3.4", "1.2.3.4:5678", "::1", "[::1]", "[::1]:5678"
std::optional<IpAddress> parse_forwarded(std::string_view text) {
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        return end == std::string_view::npos ? std::nullopt : IpAddress::parse(text.substr(1, end - 1));
    }
    if (std::ranges::count(text, ':') == 1) text = text.substr(0, text.find(':'));
    return IpAddress::parse(text);
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// RFC 3986, 3.2.2: unreserved, sub-delims and percent signs, without the ones that no host name has ever needed.
bool is_host_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& ranges) {
    for (const std::string& text : ranges) {
        const auto range = IpRange::parse(text);
        if (!range) throw std::runtime_error(fmt::format("\"{}\" is not an address range like 10.0.0.0/8 or fd00::/8.", text));
        ranges_.push_back(*range);
    }
}

bool TrustedProxies::contains(const IpAddress& address) const {
    return std::ranges::any_of(ranges_, [&](const IpRange& range) { return range.contains(address); });
}

IpAddress TrustedProxies::client_of(const IpAddress& socket, const Headers& headers) const {
    IpAddress client = socket;
    for (const std::string_view text : elements(headers, "X-Forwarded-For") | std::views::reverse) {
        const auto address = parse_forwarded(text);
        if (!address) break;  // nothing left of a value that is no address can be believed
        client = *address;
        if (!contains(client)) break;
    }
    return client;
}

Peer TrustedProxies::peer(const IpAddress& socket, bool is_tls, const Headers& headers) const {
    Peer peer{.address = {}, .is_secure = is_tls, .is_trusted = false, .host = std::string(headers.get("Host"))};
    if (ranges_.empty() || !contains(socket)) {
        peer.address = socket.text();
        return peer;
    }
    const IpAddress client = client_of(socket, headers);
    peer.address = client.text();
    peer.is_trusted = contains(client);
    if (const auto schemes = elements(headers, "X-Forwarded-Proto"); !schemes.empty()) {
        peer.is_secure = is_same_name(schemes.back(), "https");
    }
    const auto hosts = elements(headers, "X-Forwarded-Host");
    if (!hosts.empty() && is_valid_host(hosts.back())) peer.host = hosts.back();
    return peer;
}

bool is_valid_host(std::string_view host) {
    std::string_view name = host, port;
    if (host.starts_with('[')) {
        const auto end = host.find(']');
        if (end == std::string_view::npos) return false;
        const auto address = host.substr(1, end - 1);
        if (address.find(':') == std::string_view::npos || !IpAddress::parse(address)) return false;
        port = host.substr(end + 1);
        if (port.empty()) return true;
        if (port[0] != ':') return false;
    } else {
        const auto colon = host.find(':');
        name = host.substr(0, colon);
        if (name.empty() || !std::ranges::all_of(name, is_host_character)) return false;
        if (colon == std::string_view::npos) return true;
        port = host.substr(colon);
    }
    return port.size() <= 6 && is_digits(port.substr(1));
}

}  // namespace parley::net
