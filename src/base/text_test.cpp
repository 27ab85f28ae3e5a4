#include "base/text.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, IsWhatTheStandardSays) {
    for (const auto good : {""sv, "plain"sv, "\0"sv, "é"sv, "Оля"sv, "😀"sv, "\xEF\xBF\xBF"sv, "\xF4\x8F\xBF\xBF"sv}) {
        EXPECT_TRUE(is_utf8(good)) << good;
    }
}

TEST(Utf8, IsNoOverlongFormNoSurrogateAndNoTornCharacter) {
    for (const auto bad : {"\x80"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x80\x80"sv, "\xF0\x80\x80\x80"sv, "\xED\xA0\x80"sv,
                           "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xFF"sv, "\xC3"sv, "\xE2\x82"sv, "\xF0\x9F\x98"sv, "a\xE2z"sv}) {
        EXPECT_FALSE(is_utf8(bad));
    }
}

TEST(Repaired, PutsAMarkForEachByteThatIsNoCharacter) {
    EXPECT_EQ(repaired("fine é 😀"), "fine é 😀");
    EXPECT_EQ(repaired("a\xFFz"), "a\uFFFDz");
    EXPECT_EQ(repaired("\xE2\x82"), "\uFFFD\uFFFD");
    EXPECT_EQ(repaired("\xED\xA0\x80!"), "\uFFFD\uFFFD\uFFFD!");
    EXPECT_EQ(repaired("a\0b"sv), "a\0b"sv);
}

TEST(Length, CountsCharacters) {
    EXPECT_EQ(length(""), 0U);
    EXPECT_EQ(length("abc"), 3U);
    EXPECT_EQ(length("Оля"), 3U);
    EXPECT_EQ(length("😀"), 1U);
}

TEST(IsBlank, SeesThroughWhatCannotBeSeen) {
    for (const auto blank : {""sv, " \t\r\n"sv, "\u00A0"sv, "\u200B"sv, "\u200D\uFEFF"sv, "\u2060"sv, "\u3000"sv, "\u2800"sv, "\u3164"sv}) {
        EXPECT_TRUE(is_blank(blank));
    }
    for (const auto text : {"."sv, " a "sv, "\u200Bx"sv, "😀"sv}) EXPECT_FALSE(is_blank(text)) << text;
}

TEST(HasControl, FindsControlCharactersOfAllKinds) {
    for (const auto text : {"a\nb"sv, "\0"sv, "\x7F"sv, "\u0085"sv, "\u2028"sv}) EXPECT_TRUE(has_control(text));
    for (const auto text : {""sv, "plain"sv, "é 😀"sv, "\u00A0"sv}) EXPECT_FALSE(has_control(text));
}

TEST(Trimmed, TakesSpacesFromBothEnds) {
    EXPECT_EQ(trimmed("  a b\t\n"), "a b");
    EXPECT_EQ(trimmed(" \t"), "");
    EXPECT_EQ(trimmed(""), "");
}

TEST(Stripped, TakesTheSpacesOfEveryScriptFromBothEnds) {
    EXPECT_EQ(stripped("\u3000\n a\u00A0b \u2003\u0085"), "a\u00A0b");
    EXPECT_EQ(stripped(" \u2028\t"), "");
    EXPECT_EQ(stripped(""), "");
    EXPECT_EQ(stripped("\u200B é "), "\u200B é");
}

TEST(Folded, LowersTheAlphabetsOfItsNote) {
    EXPECT_EQ(folded("ALICE_1.x-Y"), "alice_1.x-y");
    EXPECT_EQ(folded("ÀÉÎÞ×÷"), "àéîþ×÷");
    EXPECT_EQ(folded("ĀŁŹŽ"), folded("āłźž"));
    EXPECT_EQ(folded("ΑΣΩ"), "ασω");
    EXPECT_EQ(folded("ОЛЯ ЁЖ"), "оля ёж");
}

TEST(Folded, LowersTwiceToTheSame) {
    for (const auto* text : {"ALICE", "ĀŁŹŽŸĹĽŇ", "ОЛЯЁ", "ΑΣΩ", "İıſ"}) EXPECT_EQ(folded(folded(text)), folded(text)) << text;
}

TEST(Folded, LeavesWhatIsNoUtf8AsItIs) { EXPECT_EQ(folded("A\xFF"), "A\xFF"); }

}  // namespace
}  // namespace parley
