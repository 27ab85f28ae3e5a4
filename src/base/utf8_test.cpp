#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace parley {
namespace {

TEST(Utf8, AcceptsEveryLength) {
    for (const char* text : {"", "plain", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf",
                             "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "eight bytes and then \xd0\xb6 and more than eight"}) {
        EXPECT_TRUE(is_utf8(text)) << text;
    }
}

TEST(Utf8, RefusesWhatNoContinuationCanMend) {
    for (const char* text : {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80", "\xe0\x9f", "\xed\xa0", "\xf0\x80", "\xf0\x8f",
                             "\xf4\x90", "\xf5", "\xff", "\xc2 ", "\xe1\x80 ", "12345678\xfe"}) {
        Utf8 check;
        EXPECT_FALSE(check.feed(text)) << text;
    }
}

TEST(Utf8, TakesCharactersInPieces) {
    const std::string text = "a\xc2\xa2\xe2\x82\xac\xf0\x9f\x98\x80z";
    Utf8 check;
    std::string whole;
    for (const char c : text) {
        ASSERT_TRUE(check.feed({&c, 1}));
        whole += c;
        EXPECT_EQ(check.is_complete(), is_utf8(whole));
    }
    EXPECT_TRUE(check.is_complete());
}

TEST(Utf8, IsIncompleteInsideACharacter) {
    Utf8 check;
    EXPECT_TRUE(check.feed("\xf0\x9f\x98"));
    EXPECT_FALSE(check.is_complete());
    EXPECT_FALSE(check.feed("12345678"));
}

// Every sequence of up to three bytes against a slow definition.
TEST(Utf8, AgreesWithTheDefinitionOnAllShortSequences) {
    auto slowly = [](const std::string& text) {
        for (std::size_t i = 0; i < text.size();) {
            const auto lead = static_cast<unsigned char>(text[i]);
            const std::size_t more = lead < 0x80 ? 0 : lead >> 5 == 6 ? 1 : lead >> 4 == 14 ? 2 : lead >> 3 == 30 ? 3 : 99;
            if (more == 99 || i + more >= text.size()) return false;
            std::uint32_t point = more == 0 ? lead : lead & (0x3fu >> more);
            for (std::size_t k = 1; k <= more; ++k) {
                const auto next = static_cast<unsigned char>(text[i + k]);
                if (next >> 6 != 2) return false;
                point = point << 6 | (next & 0x3f);
            }
            const std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
            if (point < least[more] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
            i += more + 1;
        }
        return true;
    };
    for (std::uint32_t a = 0; a < 256; ++a) {
        for (std::uint32_t b = 0; b < 256; ++b) {
            for (std::uint32_t c = 0x3f; c < 256; c += 0x40) {
                const std::string text{static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
                ASSERT_EQ(is_utf8(text), slowly(text)) << a << ' ' << b << ' ' << c;
            }
        }
    }
}

}  // namespace
}  // namespace parley
