#include "api/discord/gateway/list_changes.h"

#include <gtest/gtest.h>

#include <random>

namespace parley::api::discord::gateway {
namespace {

using What = ListStep::What;

std::vector<ListItem> items(std::string_view letters) {
    std::vector<ListItem> made;
    for (const char letter : letters) made.push_back({static_cast<std::uint64_t>(std::tolower(letter)), std::string(1, letter)});
    return made;
}

// What a client makes of it.
std::string taken(std::string_view before, const std::vector<ListStep>& steps, std::size_t first) {
    std::string list(before);
    for (const ListStep& step : steps) {
        const std::size_t at = step.index - first;
        if (at > list.size() || (at == list.size() && step.what != What::Insert)) return "outside";
        if (step.what == What::Insert) list.insert(at, step.item);
        if (step.what == What::Update) list.replace(at, 1, step.item);
        if (step.what == What::Delete) list.erase(at, 1);
    }
    return list;
}

TEST(ListSteps, TellWhoCameWhoWentAndWhoIsAnother) {
    EXPECT_EQ(list_steps(items("abc"), items("axbc"), 0), (std::vector<ListStep>{{What::Insert, 1, "x"}}));
    EXPECT_EQ(list_steps(items("abc"), items("ac"), 0), (std::vector<ListStep>{{What::Delete, 1, ""}}));
    EXPECT_EQ(list_steps(items("abc"), items("aBc"), 100), (std::vector<ListStep>{{What::Update, 101, "B"}}));
    EXPECT_EQ(list_steps(items("abc"), items("abc"), 0), std::vector<ListStep>{});
}

TEST(ListSteps, KeepAFullWindowFull) {
    EXPECT_EQ(list_steps(items("abcd"), items("axbc"), 0), (std::vector<ListStep>{{What::Insert, 1, "x"}, {What::Delete, 4, ""}}));
    EXPECT_EQ(list_steps(items("abcd"), items("acde"), 0), (std::vector<ListStep>{{What::Delete, 1, ""}, {What::Insert, 3, "e"}}));
}

TEST(ListSteps, MoveOneByTakingItAwayAndPuttingItBack) {
    EXPECT_EQ(list_steps(items("abcd"), items("bcda"), 0), (std::vector<ListStep>{{What::Delete, 0, ""}, {What::Insert, 3, "a"}}));
}

TEST(ListSteps, LeadFromAnyListToAnyOther) {
    std::mt19937 random(20261126);
    for (int round = 0; round < 2'000; ++round) {
        std::string letters = "abcdefghijklmnopqrst";
        std::ranges::shuffle(letters, random);
        const std::string before = letters.substr(0, random() % 8);
        std::string now = before;
        for (int change = 0; change < 3; ++change) {
            const std::size_t at = now.empty() ? 0 : random() % now.size();
            if (random() % 2 == 0) now.insert(at, 1, letters[10 + static_cast<std::size_t>(change)]);
            else if (!now.empty()) now[at] = static_cast<char>(std::toupper(now[at]));
        }
        if (now.size() > 2 && random() % 2 == 0) std::swap(now.front(), now.back());
        const auto steps = list_steps(items(before), items(now), 40);
        ASSERT_TRUE(steps) << before << " " << now;
        EXPECT_EQ(taken(before, *steps, 40), now) << before;
    }
}

TEST(ListSteps, AreNotToldWhenTheWholeIsShorter) {
    EXPECT_FALSE(list_steps(items("abcdefghij"), items("klmnopqrst"), 0));
    std::vector<ListItem> many;
    for (std::uint64_t i = 0; i < 300; ++i) many.push_back({i, "x"});
    EXPECT_EQ(list_steps(many, many, 0), std::vector<ListStep>{});
    EXPECT_FALSE(list_steps(many, {many.rbegin(), many.rend()}, 0));
}

TEST(ListRanges, AreOrderedApartAndJoined) {
    const auto ranges = tidy({{100, 199}, {0, 99}, {50, 120}, {300, 310}});
    EXPECT_EQ(ranges, (std::vector<ListRange>{{0, 99}, {100, 120}, {121, 199}, {300, 310}}));
    EXPECT_EQ(joined(ranges), (std::vector<ListRange>{{0, 199}, {300, 310}}));
}

}  // namespace
}  // namespace parley::api::discord::gateway
