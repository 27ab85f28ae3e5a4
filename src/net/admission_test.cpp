#include "net/admission.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

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
