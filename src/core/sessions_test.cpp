#include "core/sessions.h"

#include "base/text.h"
#include "store/sessions.h"
#include "support/world.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using test::World;

std::string open(World& world, const Profile& profile) {
    return world.run(world.sessions.open(profile, {"a browser", "192.0.2.1"}));
}

bool is_good(World& world, const std::string& token) { return world.run(world.sessions.authenticate(token)).has_value(); }

TEST(Sessions, KnowTheirCaller) {
    World world;
    const Profile alice = world.person("alice");
    const std::string token = open(world, alice);
    const auto login = world.run(world.sessions.authenticate(token));
    ASSERT_TRUE(login);
    EXPECT_EQ(login->user_id, alice.id);
    EXPECT_EQ(login->expires_at, world.clock.now() + std::chrono::days(31));
    const auto sessions = world.run(world.sessions.list(alice.id));
    ASSERT_EQ(sessions.size(), 1U);
    EXPECT_EQ(sessions.front().agent, "a browser");
    EXPECT_EQ(sessions.front().address, "192.0.2.1");
}

TEST(Sessions, RememberTheBeginningOfALongAgent) {
    World world;
    const Profile alice = world.person("alice");
    world.run(world.sessions.open(alice, {std::string(255, 'a') + std::string(5'000, '\xC3'), "192.0.2.1"}));
    world.run(world.sessions.open(alice, {std::string(255, 'a') + "\u00E9", "192.0.2.1"}));
    for (const Session& session : world.run(world.sessions.list(alice.id))) {
        EXPECT_EQ(length(session.agent), 256U);
        EXPECT_TRUE(is_utf8(session.agent));  // also where the cut goes through a character
    }
}

TEST(Sessions, EndAtOnceAndAreTold) {
    World world;
    const Profile alice = world.person("alice");
    const std::string token = open(world, alice);
    const core::Login login = *world.run(world.sessions.authenticate(token));
    world.run(world.sessions.end(alice.id, login.session_id));
    EXPECT_FALSE(is_good(world, token));
    EXPECT_FALSE(world.run(world.sessions.is_alive(login)));
    ASSERT_EQ(world.told<SessionEnded>().size(), 1U);
    EXPECT_EQ(world.told<SessionEnded>().front().session_id, login.session_id);
}

TEST(Sessions, AreEndedByTheirOwnerOnly) {
    World world;
    const Profile alice = world.person("alice");
    const Profile bob = world.person("bob");
    const std::string token = open(world, alice);
    const core::Login login = *world.run(world.sessions.authenticate(token));
    EXPECT_EQ(world.refusal(world.sessions.end(bob.id, login.session_id)), Code::UnknownSession);
    EXPECT_EQ(world.refusal(world.sessions.end(alice.id, SessionId{1})), Code::UnknownSession);
    EXPECT_TRUE(is_good(world, token));
    EXPECT_TRUE(world.told<SessionEnded>().empty());
}

TEST(Sessions, ExpireAndAreSwept) {
    World world;
    const std::string token = open(world, world.person("alice"));
    const core::Login login = *world.run(world.sessions.authenticate(token));
    world.clock.advance(std::chrono::days(31));
    EXPECT_FALSE(is_good(world, token));
    EXPECT_FALSE(world.run(world.sessions.is_alive(login)));
    EXPECT_TRUE(world.run(world.sessions.list(login.user_id)).empty());
    world.run(world.sessions.erase_expired());
    EXPECT_EQ(world.count("sessions"), 0);
}

TEST(Sessions, OfADisabledAccountEnd) {
    World world;
    const std::string token = open(world, world.person("alice"));
    EXPECT_TRUE(is_good(world, token));
    world.change_from_outside("UPDATE users SET is_disabled = TRUE");
    EXPECT_FALSE(is_good(world, token));
}

TEST(Sessions, ThatAnotherProgramRemovedEnd) {
    World world;
    const std::string token = open(world, world.person("alice"));
    EXPECT_TRUE(is_good(world, token));
    world.change_from_outside("DELETE FROM sessions");
    EXPECT_FALSE(is_good(world, token));
}

// A name may be given to somebody else once; the token that names the old bearer is not the new one's.
TEST(Sessions, RefuseATokenOfAnotherName) {
    World world;
    const Profile alice = world.person("alice");
    Session session{.id = {}, .user_id = alice.id, .created_at = world.clock.now(), .last_seen = world.clock.now(),
                    .expires_at = world.clock.now() + std::chrono::days(1), .agent = "", .address = ""};
    world.store.write_now([&](store::Unit& unit) {
        session.id = unit.next_id<SessionId>();
        unit.add(store::sessions::insert(session));
    });
    EXPECT_TRUE(is_good(world, world.tokens.sign(session, "alice")));
    EXPECT_FALSE(is_good(world, world.tokens.sign(session, "bob")));
}

TEST(Sessions, NoteThatTheyWereSeenNowAndThen) {
    World world;
    const Profile alice = world.person("alice");
    const std::string token = open(world, alice);
    const Time opened = world.clock.now();
    const auto last_seen = [&] {
        world.store.write_now([](store::Unit&) {});  // what was queued is stored
        return world.run(world.sessions.list(alice.id)).front().last_seen;
    };
    world.clock.advance(std::chrono::minutes(4));
    EXPECT_TRUE(is_good(world, token));
    EXPECT_EQ(last_seen(), opened);
    world.clock.advance(std::chrono::minutes(2));
    EXPECT_TRUE(is_good(world, token));
    EXPECT_EQ(last_seen(), opened + std::chrono::minutes(6));
}

// Requests with the token run while the session ends: afterwards no memory of it may be left.
TEST(Sessions, DoNotComeBackWhenTheyEndWhileTheyAreUsed) {
    World world;
    const Profile alice = world.person("alice");
    for (int round = 0; round < 30; ++round) {
        const std::string token = open(world, alice);
        const core::Login login = *world.run(world.sessions.authenticate(token));
        world.bus.publish(StorageChanged{});  // nothing is remembered
        world.clock.advance(std::chrono::minutes(6));
        world.loop.restart();
        for (int i = 0; i < 4; ++i) boost::asio::co_spawn(world.loop, world.sessions.authenticate(token), boost::asio::use_future);
        boost::asio::co_spawn(world.loop, world.sessions.end(alice.id, login.session_id), boost::asio::use_future);
        for (int i = 0; i < 4; ++i) boost::asio::co_spawn(world.loop, world.sessions.authenticate(token), boost::asio::use_future);
        world.loop.run();
        EXPECT_FALSE(is_good(world, token));
    }
}

}  // namespace
}  // namespace parley
