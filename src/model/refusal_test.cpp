#include "model/refusal.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

TEST(Refusal, HasAStatusAndASentenceForEveryCode) {
    for (int i = 0; i <= static_cast<int>(Code::StorageBroken); ++i) {
        const auto code = static_cast<Code>(i);
        EXPECT_GE(status_of(code), 400);
        EXPECT_LT(status_of(code), 600);
        EXPECT_FALSE(text_of(code).empty());
        EXPECT_EQ(Refusal(code).what(), text_of(code));
    }
}

TEST(Refusal, SaysWhatTheOriginalSaid) {
    EXPECT_EQ(status_of(Code::UserExists), 400);
    EXPECT_EQ(text_of(Code::UserExists), "User exists.");
    EXPECT_EQ(status_of(Code::UnknownUser), 404);
    EXPECT_EQ(text_of(Code::UnknownUser), "User does not exist.");
    EXPECT_EQ(status_of(Code::WrongPassword), 400);
    EXPECT_EQ(text_of(Code::WrongPassword), "Incorrect password.");
    EXPECT_EQ(status_of(Code::NotAuthenticated), 401);
    EXPECT_EQ(text_of(Code::NotAuthenticated), "Not authenticated");
}

}  // namespace
}  // namespace parley
