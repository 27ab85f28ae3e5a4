// net/ip_address.h -- An IPv4 or IPv6 address, and a range of them in CIDR notation.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr_storage;

namespace parley::net {

// Sixteen bytes, network order; IPv4 is kept as ::ffff:a.b.c.d, so that both ways to write it are one address.
struct IpAddress {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const IpAddress&) const = default;
    bool is_v4() const;
    std::string text() const;  // "127.0.0.1", "::1"
    // Under which one subscriber is counted: whoever has one IPv6 address has the whole /64 that it lies in.
    IpAddress subscriber() const;

    // No port, no brackets, no zone.
    static std::optional<IpAddress> parse(std::string_view text);
    static IpAddress from(const sockaddr_storage& address);
};

struct IpRange {
    IpAddress base;
    int bits = 128;  // of the sixteen bytes

    bool contains(const IpAddress& address) const;
    // "10.0.0.0/8", "fd00::/8", or a single address. Bits beyond the prefix are ignored.
    static std::optional<IpRange> parse(std::string_view text);
};

}  // namespace parley::net
