#include "support/guild_world.h"

#include <gtest/gtest.h>

#include <atomic>

namespace parley::core {
namespace {

Channel channel_of(GuildId guild, const char* name) {
    Channel draft;
    draft.guild_id = guild;
    draft.name = name;
    return draft;
}

TEST(GuildCache, ReadsAgainWhatAnotherProgramWrote) {
    test::GuildWorld world;
    std::atomic<int> readings{0};
    world.guilds.set_on_read_again([&] { ++readings; });
    const std::uint64_t before = world.guilds.version(world.guild->id);
    world.change_from_outside("UPDATE guilds SET name = 'Elsewhere'");
    EXPECT_EQ(world.guilds.find_guild(world.guild->id)->name, "Elsewhere");
    EXPECT_GT(world.guilds.version(world.guild->id), before);
    world.guilds.set_on_read_again({});
    const int told = readings;
    EXPECT_GE(told, 1);
    world.change_from_outside("UPDATE guilds SET name = 'Again'");
    EXPECT_EQ(world.guilds.find_guild(world.guild->id)->name, "Again");
    EXPECT_EQ(readings, told);
}

TEST(GuildCache, LosesNothingThatHappensWhileItReads) {
    test::GuildWorld world;
    const UserId guest = world.member("guest");
    const auto draft = [&](const char* name) { return channel_of(world.guild->id, name); };
    std::vector<ChannelId> made;
    for (int i = 0; i < 40; ++i) {
        world.bus.publish(StorageChanged{});
        made.push_back(world.run(world.channels.create({world.owner, {}}, draft("channel")))->id);
        if (i % 2 == 1) {
            world.run(world.channels.erase({world.owner, {}}, made.back()));
            made.pop_back();
        }
    }
    world.guilds.wait_until_read();
    EXPECT_EQ(world.guilds.channels(world.guild->id).size(), 2 + made.size());  // with #general and its category
    for (const ChannelId id : made) EXPECT_TRUE(world.guilds.find_channel(id));
    EXPECT_TRUE(world.guilds.find_member(world.guild->id, guest));
    const auto after = world.guilds.channels(world.guild->id);
    world.guilds.load();
    EXPECT_EQ(world.guilds.channels(world.guild->id).size(), after.size());
}

TEST(GuildCache, NamesTheChannelsThatSomebodyMayView) {
    test::GuildWorld world;
    const UserId guest = world.member("guest");
    const GuildId guild = world.guild->id;
    const std::vector<ChannelId> all = world.guilds.visible_channels(guild, world.owner);
    EXPECT_EQ(world.guilds.visible_channels(guild, guest), all);
    Channel hidden = channel_of(guild, "hidden");
    hidden.overwrites = {{.id = guild.value, .target = Overwrite::Target::Role, .allow = {}, .deny = Permissions{Permission::ViewChannel}}};
    world.run(world.channels.create({world.owner, {}}, std::move(hidden)));
    EXPECT_EQ(world.guilds.visible_channels(guild, guest), all);
    EXPECT_EQ(world.guilds.visible_channels(guild, world.owner).size(), all.size() + 1);
    EXPECT_TRUE(world.guilds.visible_channels(guild, UserId{1}).empty());
}

}  // namespace
}  // namespace parley::core
