#include "core/threads.h"

#include "core/guilds.h"
#include "support/world.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace parley::core {
namespace {

using namespace std::chrono_literals;

struct ThreadHouse {
    test::World world;
    Turns turns;
    Guilds founding{world.store, world.guilds, world.directory, turns, world.clock};
    Threads threads{world.store, world.guilds, world.directory, turns, world.clock};
    UserId ada = world.person("ada").id;
    GuildId guild = world.run(founding.create(ada, "House"))->id;

    ChannelPtr start(int auto_archive_minutes) {
        for (const ChannelPtr& channel : world.guilds.channels(guild)) {
            if (channel->type != ChannelType::GuildText) continue;
            return world.run(threads.start(ada, {.parent_id = channel->id, .name = "side talk", .auto_archive_minutes = auto_archive_minutes}));
        }
        return nullptr;
    }
    bool is_archived(const ChannelPtr& thread) const { return world.guilds.find_channel(thread->id)->thread->is_archived; }
};

TEST(AThread, IsArchivedAfterItsSilenceAndNothingIsWrittenBefore) {
    ThreadHouse house;
    const ChannelPtr brief = house.start(60);
    const ChannelPtr lasting = house.start(1'440);
    house.world.forget_told();
    house.world.clock.advance(59min);
    house.world.run(house.threads.archive_silent());
    EXPECT_TRUE(house.world.told<ChannelSaved>().empty());
    house.world.clock.advance(1min);
    house.world.run(house.threads.archive_silent());
    EXPECT_TRUE(house.is_archived(brief));
    EXPECT_FALSE(house.is_archived(lasting));
    ASSERT_EQ(house.world.told<ChannelSaved>().size(), 1U);
    EXPECT_EQ(house.world.told<ChannelSaved>()[0].channel->thread->archive_changed_at, house.world.clock.now());
    house.world.run(house.threads.archive_silent());
    EXPECT_EQ(house.world.told<ChannelSaved>().size(), 1U);
}

TEST(AThread, ThatWasOpenedAgainWaitsAnew) {
    ThreadHouse house;
    const ChannelPtr thread = house.start(60);
    house.world.clock.advance(60min);
    house.world.run(house.threads.archive_silent());
    house.world.clock.advance(600min);
    house.world.run(house.threads.change(house.ada, thread->id, {.is_archived = false}));
    house.world.clock.advance(59min);
    house.world.run(house.threads.archive_silent());
    EXPECT_FALSE(house.is_archived(thread));
    house.world.clock.advance(1min);
    house.world.run(house.threads.archive_silent());
    EXPECT_TRUE(house.is_archived(thread));
}

TEST(AThread, IsWhatItWasAfterEverythingIsReadAgain) {
    ThreadHouse house;
    const ChannelPtr thread = house.start(60);
    house.world.run(house.threads.change(house.ada, thread->id, {.name = "renamed", .is_locked = true, .rate_limit = 5s}));
    const Channel before = *house.world.guilds.find_channel(thread->id);
    house.world.guilds.load();
    EXPECT_EQ(*house.world.guilds.find_channel(thread->id), before);
    EXPECT_EQ(before.thread->member_count, 1);
}

TEST(AThread, TakesAThousandPeople) {
    ThreadHouse house;
    const ChannelPtr thread = house.start(60);
    const auto write = [&](const std::string& into) {
        house.world.change_from_outside("WITH RECURSIVE number(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 1000) INSERT INTO " + into);
    };
    write("users (id, username, username_folded, email, password_hash) SELECT i, 'guest' || i, 'guest' || i, 'guest' || i || '@example.org', '' FROM number");
    write(fmt::format("members (guild_id, user_id, joined_at) SELECT {}, i, 0 FROM number", house.guild.value));
    write(fmt::format("thread_members (channel_id, user_id, joined_at) SELECT {}, i, 0 FROM number WHERE i < 999", thread->id.value));
    house.world.run(house.threads.join(UserId{999}, thread->id));
    EXPECT_EQ(house.world.refusal(house.threads.join(UserId{1000}, thread->id)), Code::TooManyThreadMembers);
    house.world.run(house.threads.leave(UserId{999}, thread->id));
    house.world.run(house.threads.join(UserId{1000}, thread->id));
}

TEST(AThread, IsAmongTheActiveOnesUntilItIsArchivedOrGone) {
    ThreadHouse house;
    const ChannelPtr first = house.start(60), second = house.start(1440);
    const auto active = [&] {
        std::vector<ChannelId> ids;
        for (const ChannelPtr& one : house.world.guilds.active_threads(house.guild)) ids.push_back(one->id);
        EXPECT_EQ(house.world.guilds.active_thread_count(house.guild), ids.size());
        return ids;
    };
    EXPECT_EQ(active(), (std::vector{first->id, second->id}));
    house.world.run(house.threads.change(house.ada, first->id, {.is_archived = true}));
    EXPECT_EQ(active(), (std::vector{second->id}));
    house.world.guilds.load();
    EXPECT_EQ(active(), (std::vector{second->id}));
    house.world.run(house.threads.change(house.ada, first->id, {.is_archived = false}));
    house.world.run(house.threads.erase(house.ada, second->id));
    EXPECT_EQ(active(), (std::vector{first->id}));
}

TEST(AThread, IsLeftByWhoLeavesTheGuild) {
    ThreadHouse house;
    const ChannelPtr thread = house.start(60), other = house.start(60);
    const Profile guest = house.world.person("guest");
    house.world.change_from_outside(fmt::format("INSERT INTO members (guild_id, user_id, joined_at) VALUES ({}, {}, 0)", house.guild.value, guest.id.value));
    for (const ChannelPtr& one : {thread, other}) house.world.run(house.threads.join(guest.id, one->id));
    house.world.run(house.founding.leave(house.guild, guest.id));
    for (const ChannelPtr& one : {thread, other}) {
        EXPECT_FALSE(house.world.guilds.find_thread_member(one->id, guest.id));
        EXPECT_EQ(house.world.guilds.thread_member_count(one->id), 1U);
        EXPECT_EQ(house.world.guilds.find_channel(one->id)->thread->member_count, 1);
    }
}

}  // namespace
}  // namespace parley::core
