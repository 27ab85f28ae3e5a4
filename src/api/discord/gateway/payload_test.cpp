#include "api/discord/gateway/payload.h"

#include <boost/json/parse.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace parley::api::discord::gateway {
namespace {

boost::json::value json_of(std::string_view text) { return boost::json::parse(text); }

TEST(Payload, ReadsWhatAClientLooksAtInManyGuilds) {
    const auto read = read_subscriptions(json_of(R"({"subscriptions": {
        "11": {"typing": true, "threads": true, "activities": true, "member_updates": true, "members": ["21", 22, "none"],
               "channels": {"31": [[0, 99], [100, 199]]}, "thread_member_lists": ["41"]},
        "12": {"members": []},
        "13": {}, "none": {"members": ["21"]}, "14": 7}})"));
    ASSERT_TRUE(read);
    ASSERT_EQ(read->size(), 4U);
    const MemberListRequest& first = (*read)[0];
    EXPECT_EQ(first.guild_id, 11U);
    EXPECT_TRUE(first.wants_threads);
    EXPECT_EQ(first.members, (std::vector<std::uint64_t>{21, 22}));
    ASSERT_EQ(first.parts.size(), 1U);
    EXPECT_EQ(first.parts[0].channel_id, 31U);
    EXPECT_EQ(first.parts[0].ranges, (std::vector<ListRange>{{0, 99}, {100, 199}}));
    EXPECT_EQ(first.threads, (std::vector<std::uint64_t>{41}));
    EXPECT_TRUE((*read)[1].names_members);
    EXPECT_FALSE((*read)[1].names_channels);
    EXPECT_FALSE((*read)[2].names_members);
    EXPECT_EQ((*read)[3].guild_id, 0U);
}

TEST(Payload, RefusesSubscriptionsThatAreNone) {
    for (const char* text : {"7", "[]", "{}", R"({"subscriptions": null})", R"({"subscriptions": []})"}) {
        const auto read = read_subscriptions(json_of(text));
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error(), Close::DecodeError);
    }
}

TEST(Payload, PassesOverWhatIsMoreThanAClientMayLookAt) {
    std::string members, channels;
    for (int i = 1; i <= 201; ++i) members += fmt::format("{}\"{}\"", i > 1 ? "," : "", i);
    for (int i = 1; i <= 6; ++i) channels += fmt::format("{}\"{}\": [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9], [10, 11]]", i > 1 ? "," : "", i);
    const auto read = read_member_list_request(json_of(fmt::format(R"({{"guild_id": "11", "members": [{}], "channels": {{{}}}}})", members, channels)));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->members.size(), 200U);
    ASSERT_EQ(read->parts.size(), 5U);
    for (const auto& part : read->parts) EXPECT_EQ(part.ranges.size(), 5U);
    const auto wide = read_member_list_request(json_of(R"({"guild_id": "11", "channels": {"1": [[0, 200], [9, 8], [-1, 3], [1], "2"]}})"));
    ASSERT_TRUE(wide);
    EXPECT_TRUE(wide->parts.at(0).ranges.empty());
}

}  // namespace
}  // namespace parley::api::discord::gateway
