#include "core/throttle.h"

#include "support/hand_clock.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using namespace std::chrono_literals;

struct Bucket {
    test::HandClock clock;
    core::Throttle throttle{clock, {.burst = 3, .refill = 2'000ms}};
    void count(int times) {
        for (int i = 0; i < times; ++i) throttle.count("key");
    }
};

TEST(Throttle, AllowsABurstAndThenOneAtATime) {
    Bucket bucket;
    bucket.count(2);
    EXPECT_EQ(bucket.throttle.wait("key"), 0);
    bucket.count(1);
    EXPECT_EQ(bucket.throttle.wait("key"), 2);
    bucket.clock.advance(1'500ms);
    EXPECT_EQ(bucket.throttle.wait("key"), 1);
    bucket.clock.advance(500ms);
    EXPECT_EQ(bucket.throttle.wait("key"), 0);
    bucket.count(1);
    EXPECT_EQ(bucket.throttle.wait("key"), 2);
}

TEST(Throttle, IsFullAgainAfterAWhile) {
    Bucket bucket;
    bucket.count(3);
    bucket.clock.advance(6s);
    bucket.count(2);
    EXPECT_EQ(bucket.throttle.wait("key"), 0);
}

TEST(Throttle, KeepsKeysApartAndForgetsOne) {
    Bucket bucket;
    bucket.count(3);
    EXPECT_EQ(bucket.throttle.wait("other"), 0);
    bucket.throttle.forget("key");
    EXPECT_EQ(bucket.throttle.wait("key"), 0);
}

TEST(Throttle, KeepsItsCountThroughASweep) {
    Bucket bucket;
    bucket.count(3);
    for (int i = 0; i < 5'000; ++i) bucket.throttle.count("stranger " + std::to_string(i));
    EXPECT_EQ(bucket.throttle.wait("key"), 2);
}

TEST(Throttle, GrowsNoDebtBeyondTheTriesThatWereMade) {
    Bucket bucket;
    bucket.clock.advance(-1h);
    bucket.count(3);
    bucket.clock.advance(1h);
    EXPECT_EQ(bucket.throttle.wait("key"), 0);
}

}  // namespace
}  // namespace parley
