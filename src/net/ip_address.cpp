#include "net/ip_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace parley::net {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

}  // namespace

bool IpAddress::is_v4() const { return std::equal(kMapped.begin(), kMapped.end(), bytes.begin()); }

std::string IpAddress::text() const {
    char text[INET6_ADDRSTRLEN] = "";
    if (is_v4()) {
        inet_ntop(AF_INET, bytes.data() + 12, text, sizeof text);
    } else {
        inet_ntop(AF_INET6, bytes.data(), text, sizeof text);
    }
    return text;
}

IpAddress IpAddress::subscriber() const {
    IpAddress network = *this;
    if (!is_v4()) std::fill(network.bytes.begin() + 8, network.bytes.end(), std::uint8_t{0});
    return network;
}

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    char copy[INET6_ADDRSTRLEN] = "";
    if (text.size() >= sizeof copy) return std::nullopt;
    text.copy(copy, text.size());
    IpAddress address;
    if (inet_pton(AF_INET6, copy, address.bytes.data()) == 1) return address;
    std::copy(kMapped.begin(), kMapped.end(), address.bytes.begin());
    if (inet_pton(AF_INET, copy, address.bytes.data() + 12) == 1) return address;
    return std::nullopt;
}

IpAddress IpAddress::from(const sockaddr_storage& address) {
    IpAddress made;
    if (address.ss_family == AF_INET6) {
        sockaddr_in6 v6;
        std::memcpy(&v6, &address, sizeof v6);
        std::memcpy(made.bytes.data(), &v6.sin6_addr, 16);
    } else {
        sockaddr_in v4;
        std::memcpy(&v4, &address, sizeof v4);
        std::copy(kMapped.begin(), kMapped.end(), made.bytes.begin());
        std::memcpy(made.bytes.data() + 12, &v4.sin_addr, 4);
    }
    return made;
}

bool IpRange::contains(const IpAddress& address) const {
    const auto whole = static_cast<std::size_t>(bits / 8);
    if (std::memcmp(base.bytes.data(), address.bytes.data(), whole) != 0) return false;
    const int rest = bits % 8;
    return rest == 0 || ((base.bytes[whole] ^ address.bytes[whole]) >> (8 - rest)) == 0;
}

std::optional<IpRange> IpRange::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto base = IpAddress::parse(text.substr(0, slash));
    if (!base) return std::nullopt;
    if (slash == std::string_view::npos) return IpRange{*base, 128};
    const bool is_v4 = text.substr(0, slash).find(':') == std::string_view::npos;
    const int most = is_v4 ? 32 : 128;
    const std::string_view digits = text.substr(slash + 1);
    int bits = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc{} || end != digits.data() + digits.size() || bits < 0 || bits > most) return std::nullopt;
    return IpRange{*base, is_v4 ? bits + 96 : bits};
}

}  // namespace parley::net
