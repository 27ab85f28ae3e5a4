#include "net/trusted_proxies.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

Peer peer_of(const char* socket, std::initializer_list<std::pair<const char*, const char*>> fields) {
    const TrustedProxies trusted({"10.0.0.0/8", "fd00::/8", "192.0.2.7"});
    Headers headers;
    headers.add("Host", "own.example");
    for (const auto& [name, value] : fields) headers.add(name, value);
    return trusted.peer(*IpAddress::parse(socket), false, headers);
}

TEST(IpRange, KnowsItsAddresses) {
    auto contains = [](const char* range, const char* address) { return IpRange::parse(range)->contains(*IpAddress::parse(address)); };
    EXPECT_TRUE(contains("10.0.0.0/8", "10.255.0.1"));
    EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.0"));
    EXPECT_TRUE(contains("192.168.1.128/25", "192.168.1.200"));
    EXPECT_FALSE(contains("192.168.1.128/25", "192.168.1.127"));
    EXPECT_TRUE(contains("0.0.0.0/0", "8.8.8.8"));
    EXPECT_FALSE(contains("0.0.0.0/0", "::1"));
    EXPECT_TRUE(contains("::1", "::1"));
    EXPECT_TRUE(contains("10.1.2.3", "::ffff:10.1.2.3"));
    EXPECT_TRUE(contains("2001:db8::/33", "2001:db8:7fff::1"));
    EXPECT_FALSE(contains("2001:db8::/33", "2001:db8:8000::1"));
    for (const char* bad : {"", "10.0.0.0/33", "10.0.0/8", "fd00::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "host"}) {
        EXPECT_FALSE(IpRange::parse(bad)) << bad;
    }
    EXPECT_THROW(TrustedProxies({"everyone"}), std::runtime_error);
}

TEST(TrustedProxies, BelievesNothingFromStrangers) {
    const Peer peer = peer_of("203.0.113.5", {{"X-Forwarded-For", "1.2.3.4"}, {"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "x"}});
    EXPECT_EQ(peer.address, "203.0.113.5");
    EXPECT_FALSE(peer.is_secure);
    EXPECT_FALSE(peer.is_trusted);
    EXPECT_EQ(peer.host, "own.example");
}

TEST(TrustedProxies, TakesTheRightMostStranger) {
    EXPECT_EQ(peer_of("10.0.0.1", {{"X-Forwarded-For", "6.6.6.6, 198.51.100.1, 10.3.3.3"}}).address, "198.51.100.1");
    EXPECT_EQ(peer_of("10.0.0.1", {{"X-Forwarded-For", "6.6.6.6"}, {"x-forwarded-for", "198.51.100.1:4711"}}).address, "198.51.100.1");
    EXPECT_EQ(peer_of("fd00::1", {{"X-Forwarded-For", "[2001:db8::9]:80"}}).address, "2001:db8::9");
    EXPECT_EQ(peer_of("10.0.0.1", {{"X-Forwarded-For", "6.6.6.6, unknown, 10.3.3.3"}}).address, "10.3.3.3");
    EXPECT_FALSE(peer_of("10.0.0.1", {{"X-Forwarded-For", "198.51.100.1"}}).is_trusted);
}

TEST(TrustedProxies, TrustsAClientOnlyWhenAllTheWayIsTrusted) {
    EXPECT_TRUE(peer_of("10.0.0.1", {}).is_trusted);
    EXPECT_TRUE(peer_of("10.0.0.1", {{"X-Forwarded-For", "10.9.9.9"}}).is_trusted);
    EXPECT_EQ(peer_of("10.0.0.1", {{"X-Forwarded-For", "10.9.9.9, 192.0.2.7"}}).address, "10.9.9.9");
}

TEST(TrustedProxies, TakesSchemeAndHostOfTheNearestProxy) {
    const Peer peer = peer_of("10.0.0.1", {{"X-Forwarded-Proto", "http, HTTPS"}, {"X-Forwarded-Host", "evil.example, chat.example:443"}});
    EXPECT_TRUE(peer.is_secure);
    EXPECT_EQ(peer.host, "chat.example:443");
    EXPECT_EQ(peer_of("10.0.0.1", {{"X-Forwarded-Host", "a b"}}).host, "own.example");
}

}  // namespace
}  // namespace parley::net
