#include "core/relationships.h"

#include "support/world.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace parley::core {
namespace {

using Type = Relationship::Type;

struct Two {
    test::World world;
    Relationships relationships{world.store, world.bus, world.directory, world.clock};
    UserId ada = world.person("ada").id, bob = world.person("bob").id;

    std::optional<Type> between(UserId user, UserId other) {
        for (const Relationship& one : world.run(relationships.of(user))) {
            if (one.other == other) return one.type;
        }
        return std::nullopt;
    }
};

TEST(Relationships, BeginWithARequestThatTheOtherOneAccepts) {
    Two two;
    two.world.run(two.relationships.befriend(two.ada, two.bob));
    EXPECT_EQ(two.between(two.ada, two.bob), Type::Outgoing);
    EXPECT_EQ(two.between(two.bob, two.ada), Type::Incoming);
    two.world.run(two.relationships.befriend(two.bob, two.ada));
    EXPECT_EQ(two.between(two.ada, two.bob), Type::Friend);
    EXPECT_EQ(two.between(two.bob, two.ada), Type::Friend);
    EXPECT_EQ(two.world.told<RelationshipSaved>().size(), 4U);
}

TEST(Relationships, AskedForTwiceStayOneRequest) {
    Two two;
    two.world.run(two.relationships.befriend(two.ada, two.bob));
    two.world.run(two.relationships.befriend(two.ada, two.bob));
    EXPECT_EQ(two.between(two.bob, two.ada), Type::Incoming);
}

TEST(Relationships, EndForBoth) {
    Two two;
    two.world.run(two.relationships.befriend(two.ada, two.bob));
    two.world.run(two.relationships.end(two.bob, two.ada));
    EXPECT_FALSE(two.between(two.ada, two.bob));
    EXPECT_FALSE(two.between(two.bob, two.ada));
    EXPECT_EQ(two.world.refusal(two.relationships.end(two.ada, two.bob)), Code::UnknownUser);
}

TEST(ABlock, EndsAFriendshipAndRefusesRequests) {
    Two two;
    two.world.run(two.relationships.befriend(two.ada, two.bob));
    two.world.run(two.relationships.befriend(two.bob, two.ada));
    two.world.run(two.relationships.block(two.ada, two.bob));
    EXPECT_TRUE(two.relationships.has_blocked(two.ada, two.bob));
    EXPECT_FALSE(two.relationships.has_blocked(two.bob, two.ada));
    EXPECT_FALSE(two.between(two.bob, two.ada));
    EXPECT_EQ(two.world.refusal(two.relationships.befriend(two.bob, two.ada)), Code::CannotMessageUser);
}

TEST(ABlock, IsKnownAgainAfterAStart) {
    Two two;
    two.world.run(two.relationships.block(two.ada, two.bob));
    Relationships again(two.world.store, two.world.bus, two.world.directory, two.world.clock);
    EXPECT_FALSE(again.has_blocked(two.ada, two.bob));
    again.load();
    EXPECT_TRUE(again.has_blocked(two.ada, two.bob));
}

TEST(ABlock, OfTheOtherOneOutlivesOurs) {
    Two two;
    two.world.run(two.relationships.block(two.ada, two.bob));
    two.world.run(two.relationships.block(two.bob, two.ada));
    two.world.run(two.relationships.end(two.ada, two.bob));
    EXPECT_FALSE(two.relationships.has_blocked(two.ada, two.bob));
    EXPECT_TRUE(two.relationships.has_blocked(two.bob, two.ada));
}

TEST(NobodyBefriends, ThemselvesOrSomebodyUnknown) {
    Two two;
    EXPECT_EQ(two.world.refusal(two.relationships.befriend(two.ada, two.ada)), Code::InvalidRecipients);
    EXPECT_EQ(two.world.refusal(two.relationships.befriend(two.ada, UserId{512})), Code::UnknownUser);
}

TEST(ABlock, OfAnotherProgramIsReadBesideThoseWhoAsk) {
    Two two;
    two.world.run(two.relationships.block(two.ada, two.bob));
    two.world.change_from_outside(fmt::format("INSERT INTO relationships (user_id, other_id, type, since) VALUES ({}, {}, 2, 0)", two.bob.value, two.ada.value));
    two.relationships.wait_until_read();
    EXPECT_TRUE(two.relationships.has_blocked(two.bob, two.ada));
    EXPECT_TRUE(two.relationships.has_blocked(two.ada, two.bob));
}

TEST(ABlock, ThatIsMadeWhileItIsReadIsNotLost) {
    Two two;
    for (int i = 0; i < 20; ++i) {
        two.world.bus.publish(StorageChanged{});
        two.world.run(two.relationships.block(two.ada, two.bob));
        EXPECT_TRUE(two.relationships.has_blocked(two.ada, two.bob));
        two.world.bus.publish(StorageChanged{});
        two.world.run(two.relationships.end(two.ada, two.bob));
        EXPECT_FALSE(two.relationships.has_blocked(two.ada, two.bob));
    }
    two.world.run(two.relationships.block(two.bob, two.ada));
    two.relationships.wait_until_read();
    EXPECT_TRUE(two.relationships.has_blocked(two.bob, two.ada));
    EXPECT_FALSE(two.relationships.has_blocked(two.ada, two.bob));
}

}  // namespace
}  // namespace parley::core
