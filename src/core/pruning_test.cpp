#include "core/pruning.h"

#include "support/guild_world.h"

#include <gtest/gtest.h>

namespace parley::core {
namespace {

using std::chrono::days;

// Two who came long ago; one of them was here yesterday.
struct Old : test::GuildWorld {
    Profile seen_one = sign_up("seen"), absent_one = sign_up("absent");

    Old() {
        join(seen_one.id);
        join(absent_one.id);
        clock.advance(days(20));
        sign_in(seen_one);
        clock.advance(days(1) + std::chrono::seconds(1));
    }
    int count(int absent, std::vector<RoleId> roles = {}) {
        return run(pruning.count(owner, guild->id, {.absent = days(absent), .roles = std::move(roles)}));
    }
};

TEST(Pruning, TakesThoseWhoWereNotHereForThatLong) {
    Old world;
    EXPECT_EQ(world.count(7), 1);
    EXPECT_EQ(world.count(1), 2) << "who signed in a day ago was not here since";
    EXPECT_EQ(world.count(30), 0) << "nobody came so long ago";
    world.forget_told();
    EXPECT_EQ(world.run(world.pruning.prune(world.owner, world.guild->id, {.absent = days(7)})), 1);
    EXPECT_FALSE(world.guilds.find_member(world.guild->id, world.absent_one.id));
    EXPECT_TRUE(world.guilds.find_member(world.guild->id, world.seen_one.id));
    EXPECT_EQ(world.told<MemberRemoved>().size(), 1U);
    const auto logged = world.told<AuditLogged>();
    ASSERT_EQ(logged.size(), 1U);
    EXPECT_EQ(logged.front().entry.options, R"({"delete_member_days":"7","members_removed":"1"})");
}

TEST(Pruning, SparesMembersWithRolesThatAreNotNamed) {
    Old world;
    const RolePtr role = world.run(world.roles.create(world.owner, {.guild_id = world.guild->id, .name = "reader"}));
    world.run(world.roles.give(world.owner, world.guild->id, world.absent_one.id, role->id));
    EXPECT_EQ(world.count(7), 0);
    EXPECT_EQ(world.count(7, {role->id}), 1);
}

TEST(Pruning, SparesTheOwnerAndWhoRanksAsHighAsTheActor) {
    Old world;
    const UserId deputy = world.member("deputy");
    const Permissions may{Permission::KickMembers, Permission::ManageGuild};
    const RolePtr role = world.run(world.roles.create(world.owner, {.guild_id = world.guild->id, .name = "deputy", .permissions = may}));
    for (const UserId user : {deputy, world.absent_one.id}) world.run(world.roles.give(world.owner, world.guild->id, user, role->id));
    EXPECT_EQ(world.run(world.pruning.count(deputy, world.guild->id, {.absent = days(7), .roles = {role->id}})), 0);
    EXPECT_EQ(world.refusal(world.pruning.count(world.seen_one.id, world.guild->id, {})), Code::MissingPermissions);
}

}  // namespace
}  // namespace parley::core
