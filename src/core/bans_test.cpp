#include "core/bans.h"

#include "support/guild_world.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

using Rows = std::vector<std::int64_t>;
using std::chrono::hours, std::chrono::seconds;

TEST(ABan, RemovesWhatWasWrittenInTheGivenTimeAndWhatHangsOnIt) {
    test::GuildWorld world;
    const UserId loud = world.member("loud"), quiet = world.member("quiet");
    world.write(world.general, loud);
    world.clock.advance(hours(2));
    const MessageId recent = world.write(world.general, loud);
    world.write(world.general, quiet);
    world.forget_told();
    world.run(world.bans.ban(world.owner, world.guild->id, loud, hours(1)));
    EXPECT_EQ(world.rows(), (Rows{2 + 2, 2, 2, 2}));  // and two notices of who came
    const auto told = world.told<MessagesDeleted>();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front().channel->id, world.general);
    EXPECT_EQ(told.front().ids, std::vector{recent});
    EXPECT_TRUE(told.front().is_bulk);
}

TEST(ABan, RemovesNothingUnlessAsked) {
    test::GuildWorld world;
    const UserId loud = world.member("loud");
    world.write(world.general, loud);
    world.run(world.bans.ban(world.owner, world.guild->id, loud, seconds(0)));
    EXPECT_EQ(world.rows(), (Rows{1 + 1, 1, 1, 1}));  // and the notice of who came
    EXPECT_TRUE(world.told<MessagesDeleted>().empty());
}

TEST(ABan, GivenTwiceKeepsTheFirstReasonAndIsToldOnce) {
    test::GuildWorld world;
    const UserId loud = world.member("loud");
    world.run(world.bans.ban({world.owner, "first"}, world.guild->id, loud, seconds(0)));
    world.run(world.bans.ban({world.owner, "second"}, world.guild->id, loud, seconds(0)));
    EXPECT_EQ(world.run(world.bans.find(world.owner, world.guild->id, loud)).ban.reason, "first");
    EXPECT_EQ(world.told<BanAdded>().size(), 1U);
    EXPECT_EQ(world.told<MemberRemoved>().size(), 1U);
}

TEST(ABan, UndoneByARefusalOfTheUnitTellsNobody) {
    test::GuildWorld world;
    const UserId other = world.member("other"), third = world.member("third");
    EXPECT_EQ(world.refusal(world.bans.ban(other, world.guild->id, third, seconds(0))), Code::MissingPermissions);
    EXPECT_TRUE(world.told<BanAdded>().empty());
    EXPECT_EQ(world.count("bans"), 0);
}

}  // namespace
}  // namespace parley::core
