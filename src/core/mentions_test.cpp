#include "core/mentions.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

TEST(Mentions, OfPeopleAndRolesAreFoundOnceInTheirOrder) {
    const Mentions found = mentions_in("<@5> hello <@!3> and <@&8>, <@5> <@&8>");
    EXPECT_EQ(found.users, (std::vector<UserId>{{5}, {3}}));
    EXPECT_EQ(found.roles, (std::vector<RoleId>{{8}}));
    EXPECT_FALSE(found.everyone);
}

TEST(Mentions, OfEveryoneAndHere) {
    EXPECT_TRUE(mentions_in("all: @everyone!").everyone);
    EXPECT_TRUE(mentions_in("@here").everyone);
    EXPECT_FALSE(mentions_in("@every one @her").everyone);
}

TEST(Mentions, InCodeCallNobody) {
    EXPECT_TRUE(mentions_in("`<@5>` ```\n<@6> @everyone\n```").users.empty());
    EXPECT_FALSE(mentions_in("``` @everyone ```").everyone);
    EXPECT_EQ(mentions_in("` <@5>").users, (std::vector<UserId>{{5}})) << "code that never ends is none";
    EXPECT_EQ(mentions_in("`a` <@5> `b`").users, (std::vector<UserId>{{5}}));
}

TEST(Mentions, ThatAreNoneAreLeftAlone) {
    for (const char* text : {"<@>", "<@x>", "<@5", "<@-5>", "<@ 5>", "<@&>", "<@99999999999999999999>", "<@18446744073709551615>", "<@"}) {
        const Mentions found = mentions_in(text);
        EXPECT_TRUE(found.users.empty() && found.roles.empty()) << text;
    }
}

TEST(AllowedMentions, TakeAwayWhatIsNotNamed) {
    const Mentions found = mentions_in("<@1> <@2> <@&3> @everyone");
    EXPECT_EQ(allowed(found, {}).users.size(), 2u);
    const Mentions some = allowed(found, {.all_users = false, .all_roles = false, .everyone = false, .users = {{2}, {9}}});
    EXPECT_EQ(some.users, (std::vector<UserId>{{2}}));
    EXPECT_TRUE(some.roles.empty());
    EXPECT_FALSE(some.everyone);
}

}  // namespace
}  // namespace parley::core
