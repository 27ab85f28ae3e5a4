#include "core/members.h"

#include "support/guild_world.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace parley::core {
namespace {

struct Crowd : test::GuildWorld {
    UserId ada = member("crowd_ada"), bob = member("crowd_bob"), eve = member("stranger");

    std::vector<UserId> find(const std::string& beginning, int limit = 10) {
        std::vector<UserId> found;
        for (const SeenMember& one : run(members.search(guild->id, beginning, limit))) found.push_back(one.profile->id);
        return found;
    }
    // That many more of the name on the server, none of them in the guild.
    void grow(int count) {
        change_from_outside(fmt::format("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
                                        "INSERT INTO users (id, username, username_folded, email, password_hash) "
                                        "SELECT i, 'crowd_' || i, 'crowd_' || i, '', '' FROM n", count));
    }
};

TEST(Members, AreFoundByHowAnyOfTheirNamesBegins) {
    Crowd world;
    EXPECT_EQ(world.find("crowd"), (std::vector{world.ada, world.bob})) << "by id";
    EXPECT_EQ(world.find("CROWD_B"), std::vector{world.bob}) << "without regard to case";
    EXPECT_EQ(world.find("crowd", 1), std::vector{world.ada});
    EXPECT_EQ(world.find("rowd"), std::vector<UserId>{});
    EXPECT_EQ(world.find("crowd%"), std::vector<UserId>{}) << "a sign of the database is a letter like any other";
    world.run(world.members.change(world.owner, world.guild->id, world.eve, [](Member& member) { member.nick = "Crowned"; }));
    EXPECT_EQ(world.find("crow"), (std::vector{world.ada, world.bob, world.eve}));
    EXPECT_EQ(world.find("stranger"), std::vector{world.eve}) << "a nick hides no name";
}

TEST(Members, AreFoundAmongManyOfTheNameWhoAreElsewhere) {
    Crowd world;
    world.grow(600);
    EXPECT_EQ(world.find("crowd"), (std::vector{world.ada, world.bob}));
    EXPECT_EQ(world.find("crowd_b"), std::vector{world.bob});
    EXPECT_EQ(world.find("crowd_7"), std::vector<UserId>{});
}

}  // namespace
}  // namespace parley::core
