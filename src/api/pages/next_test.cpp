#include "api/pages/next.h"

#include <gtest/gtest.h>

namespace parley::api::pages {
namespace {

TEST(Next, IsAPlaceOfOurs) {
    EXPECT_EQ(safe_next("/channels/@me"), "/channels/@me");
    EXPECT_EQ(safe_next("/channels/12/34/56"), "/channels/12/34/56");
    EXPECT_EQ(safe_next("/invite/aB3_x-"), "/invite/aB3_x-");
    EXPECT_EQ(with_next("/sign-in", "/invite/abc"), "/sign-in?next=/invite/abc");
}

TEST(Next, LeadsNowhereElse) {
    for (const char* path : {"", "/", "/logout", "//evil.example", "https://evil.example", "/\\evil.example", "/channels/..%2f",
                             "/channels/\r\nSet-Cookie: a=b", "/channels/?x", "javascript:alert(1)"}) {
        EXPECT_EQ(safe_next(path), "") << path;
    }
    EXPECT_EQ(with_next("/sign-in", "//evil.example"), "/sign-in");
}

}  // namespace
}  // namespace parley::api::pages
