#include "core/presence.h"

#include "support/world.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using test::World;

TEST(Presence, TellsTheFirstConnectionAndTheLast) {
    World world;
    const Profile alice = world.person("alice");
    EXPECT_FALSE(world.presence.arrive(alice));
    EXPECT_FALSE(world.presence.arrive(alice));
    EXPECT_FALSE(world.presence.leave(alice));
    EXPECT_TRUE(world.presence.is_online(alice.id));
    EXPECT_FALSE(world.presence.leave(alice));
    EXPECT_FALSE(world.presence.is_online(alice.id));
    const auto changes = world.told<PresenceChanged>();
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_TRUE(changes[0].is_online);
    EXPECT_FALSE(changes[1].is_online);
    EXPECT_EQ(changes[0].audience, std::nullopt);
}

TEST(Presence, TakesNoLeaveOfSomebodyWhoIsNotHere) {
    World world;
    EXPECT_FALSE(world.presence.leave(world.person("alice")));
    EXPECT_EQ(world.presence.count(), 0);
    EXPECT_TRUE(world.told<PresenceChanged>().empty());
}

TEST(Presence, TellsOnlyPartnersBeyondTheLimit) {
    World world(1);
    const Profile alice = world.person("alice");
    const Profile bob = world.person("bob");
    const Profile carol = world.person("carol");
    const Profile dave = world.person("dave");
    world.say(bob, carol, "hi");
    EXPECT_FALSE(world.presence.arrive(alice));
    EXPECT_FALSE(world.presence.arrive(dave));  // one is told: that is the limit
    world.forget_told();
    ASSERT_TRUE(world.presence.arrive(bob));
    world.run(world.presence.tell_partners(bob, true));
    ASSERT_TRUE(world.presence.leave(bob));
    world.run(world.presence.tell_partners(bob, false));
    const auto changes = world.told<PresenceChanged>();
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].audience, (std::vector<UserId>{carol.id}));
    EXPECT_TRUE(changes[0].is_online);
    EXPECT_EQ(changes[1].audience, (std::vector<UserId>{carol.id}));
    EXPECT_FALSE(changes[1].is_online);
}

TEST(Presence, SaysNothingThatIsNoLongerTrue) {
    World world(0);
    const Profile alice = world.person("alice");
    const Profile bob = world.person("bob");
    world.say(alice, bob, "hi");
    EXPECT_FALSE(world.presence.arrive(world.person("carol")));
    world.forget_told();
    EXPECT_TRUE(world.presence.arrive(alice));
    EXPECT_TRUE(world.presence.leave(alice));
    world.run(world.presence.tell_partners(alice, true));
    EXPECT_TRUE(world.told<PresenceChanged>().empty());
}

}  // namespace
}  // namespace parley
