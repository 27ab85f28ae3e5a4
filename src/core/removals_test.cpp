#include "core/removals.h"

#include "support/guild_world.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

using Rows = std::vector<std::int64_t>;

TEST(AChannel, ThatGoesLeavesNothingOfItsMessages) {
    test::GuildWorld world;
    const ChannelPtr other = world.run(world.channels.create(world.owner, {.guild_id = world.guild->id, .name = "other"}));
    world.write(world.general, world.owner);
    world.write(other->id, world.owner);
    world.run(world.channels.erase(world.owner, world.general));
    EXPECT_EQ(world.rows(), (Rows{1, 1, 1, 1}));
}

TEST(AGuild, ThatGoesLeavesNothingOfItsMessages) {
    test::GuildWorld world;
    const GuildPtr other = world.run(world.founding.create(world.owner, "Another"));
    world.write(world.general, world.owner);
    world.write(*other->system_channel_id, world.owner);
    world.run(world.founding.erase(world.guild->id, world.owner));
    EXPECT_EQ(world.rows(), (Rows{1, 1, 1, 1}));
    EXPECT_EQ(world.count("audit_log"), 0) << "its log goes with it";
}

TEST(ARole, ThatGoesTakesItsOverwritesFromEveryChannel) {
    test::GuildWorld world;
    const RolePtr role = world.run(world.roles.create(world.owner, {.guild_id = world.guild->id, .name = "reader"}));
    world.run(world.channels.save_overwrite(world.owner, world.general, {.id = role->id.value, .deny = Permissions{Permission::SendMessages}}));
    world.forget_told();
    world.run(world.roles.erase(world.owner, world.guild->id, role->id));
    EXPECT_TRUE(world.guilds.find_channel(world.general)->overwrites.empty());
    EXPECT_EQ(world.count("overwrites"), 0);
    const auto told = world.told<ChannelSaved>();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front().channel->id, world.general);
}

}  // namespace
}  // namespace parley::core
