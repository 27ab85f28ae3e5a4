#include "base/clock.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

Time at(std::int64_t ms) { return Time(std::chrono::milliseconds(ms)); }

TEST(IsoTime, WritesSixDecimalsAndTheZone) {
    EXPECT_EQ(iso_time(at(0)), "1970-01-01T00:00:00.000000+00:00");
    EXPECT_EQ(iso_time(at(1'795'378'500'123)), "2026-11-22T20:15:00.123000+00:00");
    EXPECT_EQ(iso_time(at(1'709'164'799'999)), "2024-02-28T23:59:59.999000+00:00");
}

TEST(ParseTime, ReadsWhatTheOriginalWrote) {
    EXPECT_EQ(parse_time("2026-11-22 20:15:00"), at(1'795'378'500'000));
    EXPECT_EQ(parse_time("2024-02-29 00:00:00"), at(1'709'164'800'000));
}

TEST(ParseTime, ReadsFractionsAndZones) {
    EXPECT_EQ(parse_time("2026-11-22T20:15:00.123456"), at(1'795'378'500'123));
    EXPECT_EQ(parse_time("2026-11-22T20:15:00.5Z"), at(1'795'378'500'500));
    EXPECT_EQ(parse_time("2026-11-22T22:15:00+02:00"), at(1'795'378'500'000));
    EXPECT_EQ(parse_time("2026-11-22T18:45:00-0130"), at(1'795'378'500'000));
}

TEST(ParseTime, TurnsAroundWhatIsoTimeWrites) {
    EXPECT_EQ(parse_time(iso_time(at(1'795'378'500'123))), at(1'795'378'500'123));
}

TEST(ParseTime, RefusesEverythingElse) {
    for (const char* text : {"", "now", "2026-11-22", "2026-02-30 00:00:00", "2026-13-01 00:00:00", "2026-11-22 24:00:00",
                             "2026-11-22 20:60:00", "2026-11-22 20:15:00.", "2026-11-22 20:15:00 ", "2026-11-22  0:15:00",
                             "2026-11-22 20:15:00+", "2026-11-22 20:15:00+25:00", "2026/11/22 20:15:00", "+026-11-22 20:15:00"}) {
        EXPECT_EQ(parse_time(text), std::nullopt) << text;
    }
}

TEST(ParseTime, RefusesWhatAZoneMovesOutOfFourDigits) {
    EXPECT_FALSE(parse_time("0000-01-01T00:00:00+00:01"));
    EXPECT_FALSE(parse_time("9999-12-31T23:59:59-00:01"));
    for (const char* edge : {"0000-01-01T00:00:00.000000+00:00", "9999-12-31T23:59:59.999000+00:00"}) {
        EXPECT_EQ(iso_time(parse_time(edge).value()), edge);
    }
}

}  // namespace
}  // namespace parley
