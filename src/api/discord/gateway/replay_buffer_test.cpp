#include "api/discord/gateway/replay_buffer.h"

#include <gtest/gtest.h>

#include <string>

namespace parley::api::discord::gateway {
namespace {

DispatchPtr dispatch(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

std::string after(const ReplayBuffer& buffer, std::uint64_t sequence) {
    std::string text;
    buffer.for_each_after(sequence, [&](std::uint64_t number, const DispatchPtr& one) { text += std::to_string(number) + *one + " "; });
    return text;
}

TEST(ReplayBuffer, NumbersFromOneAndReplaysInOrder) {
    ReplayBuffer buffer;
    EXPECT_EQ(buffer.last(), 0u);
    EXPECT_TRUE(buffer.has_all_after(0));
    EXPECT_EQ(after(buffer, 0), "");
    EXPECT_EQ(buffer.add(dispatch("a")), 1u);
    EXPECT_EQ(buffer.add(dispatch("b")), 2u);
    EXPECT_EQ(buffer.add(dispatch("c")), 3u);
    EXPECT_EQ(after(buffer, 0), "1a 2b 3c ");
    EXPECT_EQ(after(buffer, 2), "3c ");
    EXPECT_EQ(after(buffer, 3), "");
}

TEST(ReplayBuffer, KnowsWhatItNeverGaveOut) {
    ReplayBuffer buffer;
    buffer.add(dispatch("a"));
    EXPECT_TRUE(buffer.has_all_after(1));
    EXPECT_FALSE(buffer.has_all_after(2));
}

TEST(ReplayBuffer, DropsTheOldestPastEitherLimit) {
    ReplayBuffer few({.count = 2, .bytes = 1000});
    for (const char* text : {"a", "b", "c"}) few.add(dispatch(text));
    EXPECT_FALSE(few.has_all_after(0));
    EXPECT_TRUE(few.has_all_after(1));
    EXPECT_EQ(after(few, 1), "2b 3c ");

    ReplayBuffer small({.count = 100, .bytes = 5});
    small.add(dispatch("aaa"));
    small.add(dispatch("bbb"));
    EXPECT_FALSE(small.has_all_after(0));
    EXPECT_EQ(after(small, 1), "2bbb ");
    small.add(dispatch("much too large"));
    EXPECT_FALSE(small.has_all_after(1));
    EXPECT_EQ(after(small, 2), "3much too large ");
}

TEST(ReplayBuffer, ForgetsWhatTheClientHas) {
    ReplayBuffer buffer;
    for (const char* text : {"a", "b", "c"}) buffer.add(dispatch(text));
    buffer.forget_through(2);
    EXPECT_EQ(buffer.size(), 1u);
    EXPECT_FALSE(buffer.has_all_after(1));
    EXPECT_EQ(after(buffer, 2), "3c ");
    buffer.forget_through(1);
    buffer.forget_through(7);
    EXPECT_EQ(buffer.size(), 1u);
    buffer.forget_through(3);
    EXPECT_EQ(buffer.size(), 0u);
    EXPECT_TRUE(buffer.has_all_after(3));
}

}  // namespace
}  // namespace parley::api::discord::gateway
