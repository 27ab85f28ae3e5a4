#include "model/snowflakes.h"

#include "support/hand_clock.h"

#include <gtest/gtest.h>

#include <set>

namespace parley {
namespace {

using test::HandClock;
using test::kMorning;

TEST(Snowflakes, CarryTheTime) {
    HandClock clock;
    Snowflakes snowflakes(clock);
    const MessageId id{snowflakes.next()};
    EXPECT_EQ(id.time(), kMorning);
    EXPECT_EQ(id.value, first_snowflake(kMorning));
}

TEST(Snowflakes, RiseWithinAMillisecond) {
    HandClock clock;
    Snowflakes snowflakes(clock);
    std::uint64_t last = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto id = snowflakes.next();
        EXPECT_GT(id, last);
        EXPECT_EQ(id % kStep, 0U);
        last = id;
    }
    EXPECT_EQ(MessageId{last}.time(), kMorning);
}

TEST(Snowflakes, RunAheadWhenAMillisecondIsFull) {
    HandClock clock;
    Snowflakes snowflakes(clock);
    std::uint64_t last = 0;
    for (int i = 0; i < 8192; ++i) last = snowflakes.next();
    EXPECT_EQ(MessageId{last}.time(), kMorning);
    EXPECT_EQ(MessageId{snowflakes.next()}.time(), kMorning + std::chrono::milliseconds(1));
}

TEST(Snowflakes, RiseWhenTheClockIsSetBack) {
    HandClock clock;
    Snowflakes snowflakes(clock);
    const auto before = snowflakes.next();
    clock.advance(-std::chrono::hours(1));
    const auto after = snowflakes.next();
    EXPECT_GT(after, before);
    clock.set(kMorning + std::chrono::seconds(1));
    EXPECT_EQ(MessageId{snowflakes.next()}.time(), kMorning + std::chrono::seconds(1));
}

TEST(Snowflakes, StartAfterWhatWasUsed) {
    HandClock clock;
    Snowflakes snowflakes(clock);
    const auto used = first_snowflake(kMorning + std::chrono::hours(1)) + 5;
    snowflakes.start_after(used);
    EXPECT_GT(snowflakes.next(), used);
    EXPECT_EQ(snowflakes.last() % kStep, 0U);
}

TEST(Snowflakes, AreZeroBeforeTheirEpoch) {
    EXPECT_EQ(first_snowflake(Time(std::chrono::milliseconds(kEpochMs))), 0U);
    EXPECT_EQ(first_snowflake(Time()), 0U);
}

TEST(Id, HasANumberThatAJavaScriptNumberHolds) {
    HandClock clock(std::chrono::sys_days(std::chrono::year(2049) / 1 / 1));
    Snowflakes snowflakes(clock);
    const MessageId id{snowflakes.next()};
    EXPECT_LT(id.number(), 1ULL << 53);
    EXPECT_EQ(MessageId::from_number(id.number()), id);
}

TEST(Id, SpreadsItsHash) {
    HandClock clock;
    Snowflakes snowflakes(clock);
    std::set<std::size_t> low_bits;
    for (int i = 0; i < 1000; ++i) {
        clock.advance(std::chrono::milliseconds(1));
        low_bits.insert(std::hash<UserId>{}({snowflakes.next()}) % 256);
    }
    EXPECT_GT(low_bits.size(), 200U);
}

TEST(Snowflakes, AreReadFromDigitsAlone) {
    EXPECT_EQ(parse_snowflake("0"), 0U);
    EXPECT_EQ(parse_snowflake("80351110224678912"), 80351110224678912U);
    EXPECT_EQ(parse_snowflake("9223372036854775807"), 9223372036854775807U);
    for (const char* none : {"", "9223372036854775808", "99999999999999999999", "-1", "+1", " 1", "1 ", "1.0", "0x1", "one"}) {
        EXPECT_FALSE(parse_snowflake(none)) << none;
    }
}

}  // namespace
}  // namespace parley
