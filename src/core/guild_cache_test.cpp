#include "support/guild_world.h"

#include <gtest/gtest.h>

#include <algorithm>
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
    const std::uint64_t before = world.guilds.shape_version(world.guild->id);
    world.change_from_outside("UPDATE guilds SET name = 'Elsewhere'");
    EXPECT_EQ(world.guilds.find_guild(world.guild->id)->name, "Elsewhere");
    EXPECT_GT(world.guilds.shape_version(world.guild->id), before);
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

TEST(GuildCache, CountsTheMembersOfEachRole) {
    test::GuildWorld world;
    const GuildId guild = world.guild->id;
    const core::Actor owner{world.owner, {}};
    const RoleId crew = world.run(world.roles.create(owner, {.guild_id = guild, .name = "crew"}))->id;
    const UserId ann = world.member("ann"), bob = world.member("bob");
    const auto count = [&] { return world.guilds.role_member_counts(guild).at(crew); };
    EXPECT_EQ(count(), 0);
    for (const UserId user : {ann, bob}) {
        for (int i = 0; i < 2; ++i) world.run(world.members.change(owner, guild, user, [&](Member& member) { member.roles = {crew}; }));
    }
    world.run(world.members.change(owner, guild, ann, [](Member& member) { member.nick = "Ann"; }));
    EXPECT_EQ(count(), 2);
    world.run(world.founding.leave(guild, bob));
    EXPECT_EQ(count(), 1);
    world.guilds.load();
    EXPECT_EQ(count(), 1);
    world.run(world.roles.erase(owner, guild, crew));
    EXPECT_FALSE(world.guilds.role_member_counts(guild).contains(crew));
    EXPECT_TRUE(world.guilds.find_member(guild, ann)->roles.empty());
}

TEST(GuildCache, KnowsWhoIsHereInEachGuild) {
    test::GuildWorld world;
    const GuildId guild = world.guild->id;
    const Profile ann = world.person("ann"), bob = world.person("bob");
    world.join(ann.id);
    for (const Profile& one : {ann, bob}) (void)world.presence.arrive(one);
    const auto here = [&] {
        std::vector<UserId> users;
        for (const MemberPtr& member : world.guilds.members_here(guild)) users.push_back(member->user_id);
        std::ranges::sort(users);
        EXPECT_EQ(world.guilds.count_here(guild), users.size());
        return users;
    };
    EXPECT_EQ(here(), (std::vector{ann.id}));
    world.join(bob.id);
    EXPECT_EQ(here(), (std::vector{ann.id, bob.id}));
    world.change_from_outside("UPDATE guilds SET name = 'Elsewhere'");
    EXPECT_EQ(here(), (std::vector{ann.id, bob.id}));
    (void)world.presence.leave(ann);
    EXPECT_EQ(here(), (std::vector{bob.id}));
    world.run(world.founding.leave(guild, bob.id));
    EXPECT_TRUE(here().empty());
    world.join(bob.id);
    EXPECT_EQ(here(), (std::vector{bob.id}));
    world.run(world.founding.erase(guild, world.owner));
    (void)world.presence.leave(bob);
    EXPECT_EQ(world.guilds.count_here(guild), 0U);
}

// Most of what happens in a large guild is people who come, go and change their names: what was worked out for all stays.
TEST(GuildCache, TellsApartWhatChangesTheGuildAndWhatChangesWhoSees) {
    test::GuildWorld world;
    const GuildId guild = world.guild->id;
    const core::Actor owner{world.owner, {}};
    const auto shape_and_sight = [&](auto change) {
        const auto shape = world.guilds.shape_version(guild), sight = world.guilds.sight_version(guild);
        change();
        return std::pair(world.guilds.shape_version(guild) != shape, world.guilds.sight_version(guild) != sight);
    };
    const auto change_member = [&](UserId user, core::Edit<Member> edit) { world.run(world.members.change(owner, guild, user, std::move(edit))); };
    UserId ann;
    RoleId crew;
    EXPECT_EQ(shape_and_sight([&] { ann = world.member("ann"); }), std::pair(false, false));
    EXPECT_EQ(shape_and_sight([&] { change_member(ann, [](Member& member) { member.nick = "Ann"; }); }), std::pair(false, false));
    EXPECT_EQ(shape_and_sight([&] { crew = world.run(world.roles.create(owner, {.guild_id = guild, .name = "crew"}))->id; }), std::pair(true, true));
    EXPECT_EQ(shape_and_sight([&] { change_member(ann, [&](Member& member) { member.roles = {crew}; }); }), std::pair(false, true));
    EXPECT_EQ(shape_and_sight([&] { world.run(world.channels.create(owner, channel_of(guild, "news"))); }), std::pair(true, true));
    EXPECT_EQ(shape_and_sight([&] { world.run(world.founding.leave(guild, ann)); }), std::pair(false, false));
    EXPECT_EQ(shape_and_sight([&] { world.guilds.load(); }), std::pair(true, true));
}

}  // namespace
}  // namespace parley::core
