#include "net/trusted_proxies.h"

#include "net/admission.h"

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

TEST(Admission, CountsInAllAndByAddress) {
    Admission admission(3, 2, 1000);
    const auto one = *IpAddress::parse("192.0.2.1"), network_a = *IpAddress::parse("2001:db8::1"),
               network_b = *IpAddress::parse("2001:db8::ffff:1");
    auto first = admission.admit(network_a, false), second = admission.admit(network_b, false);
    ASSERT_TRUE(first && second);
    EXPECT_FALSE(admission.admit(network_a, false));
    auto third = admission.admit(network_a, true);
    ASSERT_TRUE(third);
    EXPECT_FALSE(admission.admit(one, false));
    second.reset();
    EXPECT_EQ(admission.count(), 2);
    EXPECT_FALSE(admission.wait_until_empty(std::chrono::milliseconds(0)));
    auto moved = std::move(third);
    third.reset();
    EXPECT_EQ(admission.count(), 2);
    moved.reset();
    first.reset();
    EXPECT_TRUE(admission.wait_until_empty(std::chrono::milliseconds(0)));
}

TEST(Admission, BoundsWhatIsKeptForPeersInAllAndByAddress) {
    Admission admission(10, 10, 1000);
    const auto one = *IpAddress::parse("192.0.2.1"), two = *IpAddress::parse("192.0.2.2");
    auto first = admission.admit(one, false), second = admission.admit(one, false), other = admission.admit(two, false);
    auto proxy = admission.admit(two, true);
    EXPECT_TRUE(first->set_unsent(200));
    EXPECT_FALSE(second->set_unsent(51));
    EXPECT_TRUE(second->set_unsent(50));
    EXPECT_FALSE(first->set_unsent(201));
    EXPECT_TRUE(first->set_unsent(100));  // less is always good
    EXPECT_TRUE(second->set_unsent(150));
    EXPECT_TRUE(other->set_unfinished(200));  // what they have not sent to its end counts with what they do not take
    EXPECT_FALSE(other->set_unsent(51));
    EXPECT_TRUE(other->set_unsent(50));
    EXPECT_FALSE(proxy->set_unsent(501));
    EXPECT_TRUE(proxy->set_unsent(500));
    EXPECT_EQ(admission.kept(), 1000u);
    first.reset();
    EXPECT_TRUE(second->set_unsent(250));
    auto moved = std::move(proxy);
    proxy.reset();
    EXPECT_EQ(admission.kept(), 1000u);
    for (auto* ticket : {&second, &other, &moved}) ticket->reset();
    EXPECT_EQ(admission.kept(), 0u);
}

TEST(Admission, LeavesALittleToEveryAddressWhenOthersHaveTakenAll) {
    Admission admission(10, 10, 8'192'000);
    auto proxy = admission.admit(*IpAddress::parse("10.0.0.1"), true), other = admission.admit(*IpAddress::parse("192.0.2.2"), false),
         same = admission.admit(*IpAddress::parse("192.0.2.2"), false);
    ASSERT_TRUE(proxy->set_unsent(8'192'000));
    EXPECT_TRUE(other->set_unfinished(600));
    EXPECT_FALSE(same->set_unsent(401));
    EXPECT_TRUE(same->set_unsent(400));
    EXPECT_FALSE(proxy->set_unfinished(1));
}

}  // namespace
}  // namespace parley::net
