#include "core/notifications.h"

#include "core/guilds.h"
#include "support/world.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

struct House {
    test::World world;
    Turns turns;
    Guilds founding{world.store, world.guilds, world.directory, turns, world.clock};
    ChannelAccess access{world.store, world.guilds, world.bus};
    Notifications notifications{world.store, world.guilds, access, turns};
    UserId ada = world.person("ada").id, bob = world.person("bob").id;
    GuildId guild = world.run(founding.create(ada, "House"))->id;

    ChannelId general() const {
        for (const ChannelPtr& channel : world.guilds.channels(guild)) {
            if (channel->type == ChannelType::GuildText) return channel->id;
        }
        return {};
    }
    std::vector<GuildNotifications> change(GuildNotificationsChange change) {
        std::vector<GuildNotificationsChange> changes{std::move(change)};
        return world.run(notifications.change(ada, std::move(changes)));
    }
};

TEST(Notifications, KeepWhatAChangeDoesNotName) {
    House house;
    house.change({.guild_id = house.guild, .level = NotifyLevel::Mentions, .suppress_everyone = true});
    house.change({.guild_id = house.guild, .mute = Mute{.is_on = true}, .channels = {{.channel_id = house.general(), .level = NotifyLevel::Nothing}}});
    const auto kept = house.world.run(house.notifications.of(house.ada));
    ASSERT_EQ(kept.size(), 1U);
    EXPECT_EQ(kept[0].level, NotifyLevel::Mentions);
    EXPECT_TRUE(kept[0].suppress_everyone);
    EXPECT_TRUE(kept[0].mute.is_on);
    ASSERT_EQ(kept[0].channels.size(), 1U);
    EXPECT_EQ(kept[0].channels[0].level, NotifyLevel::Nothing);
    EXPECT_FALSE(kept[0].channels[0].mute.is_on);
    EXPECT_EQ(house.world.told<NotificationsChanged>().size(), 2U);
}

TEST(Notifications, AreOfGuildsThatOneIsIn) {
    House house;
    std::vector<GuildNotificationsChange> changes;
    changes.push_back({.guild_id = house.guild, .level = NotifyLevel::Nothing});
    EXPECT_EQ(house.world.refusal(house.notifications.change(house.bob, changes)), Code::UnknownGuild);
    EXPECT_TRUE(house.world.told<NotificationsChanged>().empty());
}

TEST(Notifications, AreOfChannelsOfThatGuild) {
    House house;
    const GuildId other = house.world.run(house.founding.create(house.ada, "Other"))->id;
    std::vector<GuildNotificationsChange> changes;
    changes.push_back({.guild_id = other, .level = NotifyLevel::Nothing, .channels = {{.channel_id = house.general(), .mute = Mute{.is_on = true}}}});
    EXPECT_EQ(house.world.refusal(house.notifications.change(house.ada, changes)), Code::UnknownChannel);
    EXPECT_TRUE(house.world.run(house.notifications.of(house.ada)).empty()) << "all of it or nothing";
}

}  // namespace
}  // namespace parley::core
