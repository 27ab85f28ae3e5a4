#include "core/identify_limits.h"

#include "support/hand_clock.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

using Answer = IdentifyLimits::Answer;
using namespace std::chrono_literals;

constexpr UserId kBot{512}, kOther{1024};

TEST(IdentifyLimits, LetSixteenThroughAtOnceAndThenOneInASixteenthOfFiveSeconds) {
    test::HandClock clock;
    IdentifyLimits limits(clock);
    for (int i = 0; i < kIdentifiesAtOnce; ++i) EXPECT_EQ(limits.begin(kBot), Answer::Allowed) << i;
    EXPECT_EQ(limits.begin(kBot), Answer::TooManyAtOnce);
    EXPECT_EQ(limits.begin(kOther), Answer::Allowed);
    clock.advance(313ms);
    EXPECT_EQ(limits.begin(kBot), Answer::Allowed);
    EXPECT_EQ(limits.begin(kBot), Answer::TooManyAtOnce);
}

TEST(IdentifyLimits, NeverRefuseWhoBeginsSixteenEveryFiveSeconds) {
    test::HandClock clock;
    IdentifyLimits limits(clock);
    for (int round = 0; round < 10; ++round) {
        for (int i = 0; i < kIdentifiesAtOnce; ++i) EXPECT_EQ(limits.begin(kBot), Answer::Allowed) << round;
        clock.advance(5s);
    }
}

TEST(IdentifyLimits, EndAfterAThousandUntilTheDayIsOver) {
    test::HandClock clock;
    IdentifyLimits limits(clock);
    EXPECT_EQ(limits.left(kBot).today, kIdentifiesADay);
    EXPECT_EQ(limits.left(kBot).until_tomorrow, 0ms);
    for (int i = 0; i < kIdentifiesADay; ++i) {
        EXPECT_EQ(limits.begin(kBot), Answer::Allowed) << i;
        clock.advance(5s);
    }
    EXPECT_EQ(limits.begin(kBot), Answer::TooManyToday);
    EXPECT_EQ(limits.left(kBot).today, 0);
    EXPECT_EQ(limits.left(kBot).until_tomorrow, 24h - 5s * kIdentifiesADay);
    clock.advance(24h - 5s * kIdentifiesADay);
    EXPECT_EQ(limits.begin(kBot), Answer::Allowed);
    EXPECT_EQ(limits.left(kBot).today, kIdentifiesADay - 1);
}

TEST(IdentifyLimits, CountWhatTheyRefuseForTheDay) {
    test::HandClock clock;
    IdentifyLimits limits(clock);
    for (int i = 0; i < kIdentifiesADay; ++i) limits.begin(kBot);
    EXPECT_EQ(limits.begin(kBot), Answer::TooManyToday);
}

}  // namespace
}  // namespace parley::core
