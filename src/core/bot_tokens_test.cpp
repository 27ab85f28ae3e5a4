#include "core/bot_tokens.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace parley::core {
namespace {

TEST(BotTokens, NameTheirBotInTheFirstPart) {
    const UserId bot{1'234'567'890'123'456'512};
    const std::string token = make_bot_token(bot);
    EXPECT_EQ(bot_of_token(token), bot);
    EXPECT_EQ(std::ranges::count(token, '.'), 2);
    EXPECT_EQ(token.size() - token.rfind('.') - 1, 36U);
}

TEST(BotTokens, AreNeverTheSameTwice) { EXPECT_NE(make_bot_token(UserId{512}), make_bot_token(UserId{512})); }

TEST(BotTokens, OfAnotherFormNameNobody) {
    for (const char* wrong : {"", ".", "abc", "!!!.a.b", "YWJj.a.b", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ.a.b"}) {
        EXPECT_FALSE(bot_of_token(wrong)) << wrong;
    }
}

TEST(BotTokens, HaveADigestThatTellsThemApart) {
    EXPECT_TRUE(is_same_digest(digest_of_token("a"), digest_of_token("a")));
    EXPECT_FALSE(is_same_digest(digest_of_token("a"), digest_of_token("b")));
    EXPECT_FALSE(is_same_digest("", digest_of_token("a")));
}

}  // namespace
}  // namespace parley::core
