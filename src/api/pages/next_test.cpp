#include "api/pages/next.h"

#include <gtest/gtest.h>

namespace parley::api::pages {
namespace {

TEST(Next, IsAPlaceOfOurs) {
    EXPECT_EQ(safe_next("/channels/@me"), "/channels/@me");
    EXPECT_EQ(safe_next("/channels/12/34/56"), "/channels/12/34/56");
    EXPECT_EQ(safe_next("/invite/aB3_x-"), "/invite/aB3_x-");
    EXPECT_EQ(with_next("/sign-in", "/invite/abc"), "/sign-in?next=/invite/abc");
    EXPECT_EQ(safe_next("/oauth2/authorize?client_id=1&scope=bot"), "/oauth2/authorize?client_id=1&scope=bot");
    EXPECT_EQ(with_next("/sign-in", "/oauth2/authorize?client_id=1&scope=bot"), "/sign-in?next=/oauth2/authorize%3Fclient_id%3D1%26scope%3Dbot");
}

TEST(Next, LeadsNowhereElse) {
    for (const char* path : {"", "/", "/logout", "//evil.example", "https://evil.example", "/\\evil.example", "/channels/..%2f",
                             "/channels/\r\nSet-Cookie: a=b", "/channels/?x", "/oauth2/authorize", "/oauth2/authorize?a=%0d",
                             "/oauth2/authorize?\r\nSet-Cookie: a=b", "javascript:alert(1)"}) {
        EXPECT_EQ(safe_next(path), "") << path;
    }
    EXPECT_EQ(with_next("/sign-in", "//evil.example"), "/sign-in");
}

}  // namespace
}  // namespace parley::api::pages
