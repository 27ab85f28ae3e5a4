#include "core/accounts.h"

#include "support/world.h"

#include <gtest/gtest.h>

#include <future>

namespace parley {
namespace {

using core::Tries;
using test::World;

const Tries kHome{"192.0.2.1"};
const Tries kElsewhere{"198.51.100.7"};

core::Registration form(const std::string& username) {
    return {.username = username, .email = "x@example.org", .password = "correct horse"};
}

std::vector<std::string> faulty_fields(const core::Registration& registration) {
    std::vector<std::string> fields;
    for (const FieldError& fault : core::faults_of(registration)) fields.push_back(fault.where.at(1));
    return fields;
}

TEST(Accounts, NameEveryFaultOfASignUpAtItsField) {
    EXPECT_EQ(faulty_fields({"a", "nowhere", "short"}), (std::vector<std::string>{"username", "email", "password"}));
    EXPECT_TRUE(faulty_fields(form("alice")).empty());
}

TEST(Accounts, TakeUsernamesOfTheirRule) {
    for (const auto* good : {"ab", "A_b.c-9", "12345678901234567890123456789012"}) EXPECT_TRUE(faulty_fields(form(good)).empty()) << good;
    for (const auto* bad : {"", "a", "123456789012345678901234567890123", "two words", "a/b", "Оля", "a@b", "tab\tx", "a\u200Bb"}) {
        EXPECT_EQ(faulty_fields(form(bad)).size(), 1U) << bad;
    }
}

TEST(Accounts, TakeAddressesAndPasswordsOfTheirRules) {
    const auto with = [](const std::string& email, const std::string& password) {
        return faulty_fields({"alice", email, password}).size();
    };
    for (const auto* good : {"a@b", "a.b+c@example.org", "a@sub-1.example.org", "ü@bücher.example"}) EXPECT_EQ(with(good, "12345678"), 0U) << good;
    for (const auto* bad : {"", "@b", "a@", "a b@c", "a@b@c", "a@-b", "a@b-.c", "a@.b", "a@b.", "a@b..c", "a\n@b"}) {
        EXPECT_EQ(with(bad, "12345678"), 1U) << bad;
    }
    EXPECT_EQ(with(std::string(65, 'a') + "@b", "12345678"), 1U);
    EXPECT_EQ(with("a@b", "1234567"), 1U);
    EXPECT_EQ(with("a@b", "ююююююю"), 1U);
    EXPECT_EQ(with("a@b", std::string(128, 'x')), 0U);
    EXPECT_EQ(with("a@b", std::string(129, 'x')), 1U);
    EXPECT_EQ(with("a@b", std::string("1234567\0x", 9)), 1U);
}

TEST(Accounts, SignUpAndIn) {
    World world;
    const Profile alice = world.sign_up("alice");
    EXPECT_EQ(world.run(world.accounts.check("alice", "correct horse", kHome)), alice);
    EXPECT_TRUE(world.stored_user("alice").password_hash.starts_with("$argon2id$"));
}

TEST(Accounts, RefuseANameThatDiffersOnlyInCase) {
    World world;
    world.sign_up("Alice");
    EXPECT_EQ(world.refusal(world.accounts.register_user(form("Alice"), kHome)), Code::UserExists);
    EXPECT_EQ(world.refusal(world.accounts.register_user(form("aLICE"), kHome)), Code::UserExists);
    EXPECT_EQ(world.count("users"), 1);
}

TEST(Accounts, GiveANameToOneOfTwoWhoAskAtOnce) {
    World world;
    std::vector<std::future<Profile>> waiting;
    for (const auto* name : {"alice", "ALICE", "alice"}) {
        waiting.push_back(boost::asio::co_spawn(world.loop, world.accounts.register_user(form(name), kHome), boost::asio::use_future));
    }
    world.loop.run();
    int made = 0;
    for (auto& one : waiting) {
        try {
            one.get();
            ++made;
        } catch (const Refusal& refusal) {
            EXPECT_EQ(refusal.code, Code::UserExists);
        }
    }
    EXPECT_EQ(made, 1);
    EXPECT_EQ(world.count("users"), 1);
}

TEST(Accounts, FindTheOnePersonWhoseNameDiffersOnlyInCase) {
    World world;
    world.sign_up("Alice");
    EXPECT_EQ(world.run(world.accounts.check("alice", "correct horse", kHome)).username, "Alice");
    world.person("ALICE");
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kHome)), Code::UnknownUser);
    EXPECT_EQ(world.run(world.accounts.check("Alice", "correct horse", kHome)).username, "Alice");
}

TEST(Accounts, RefuseTheUnknownTheWrongAndTheDisabled) {
    World world;
    world.sign_up("alice");
    EXPECT_EQ(world.refusal(world.accounts.check("nobody", "correct horse", kHome)), Code::UnknownUser);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "wrong", kHome)), Code::WrongPassword);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "", kHome)), Code::WrongPassword);
    world.change_from_outside("UPDATE users SET is_disabled = TRUE");
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kHome)), Code::AccountDisabled);
}

TEST(Accounts, MakeOneAddressWaitAfterTenWrongPasswords) {
    World world;
    world.sign_up("alice");
    for (int i = 0; i < 10; ++i) EXPECT_EQ(world.refusal(world.accounts.check("alice", "wrong", kHome)), Code::WrongPassword);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kHome)), Code::TooManyTries);
    EXPECT_EQ(world.refusal(world.accounts.check("ALICE", "correct horse", kHome)), Code::TooManyTries);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kElsewhere)), std::nullopt);
    world.clock.advance(std::chrono::seconds(6));
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kHome)), std::nullopt);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "wrong", kHome)), Code::WrongPassword);
}

TEST(Accounts, CountNoCorrectPassword) {
    World world;
    world.sign_up("alice");
    for (int i = 0; i < 15; ++i) EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kHome)), std::nullopt);
}

TEST(Accounts, ChangeThePasswordAndEndTheOtherSessions) {
    World world;
    const Profile alice = world.sign_up("alice");
    const core::Login here = world.sign_in(alice);
    const core::Login there = world.sign_in(alice);
    EXPECT_EQ(world.refusal(world.accounts.change_password(here, "wrong", "a new secret", kHome)), Code::WrongPassword);
    EXPECT_EQ(world.refusal(world.accounts.change_password(here, "correct horse", "short", kHome)), Code::InvalidForm);
    world.run(world.accounts.change_password(here, "correct horse", "a new secret", kHome));
    EXPECT_TRUE(world.run(world.sessions.is_alive(here)));
    EXPECT_FALSE(world.run(world.sessions.is_alive(there)));
    ASSERT_EQ(world.told<OtherSessionsEnded>().size(), 1U);
    EXPECT_EQ(world.told<OtherSessionsEnded>().front().kept, here.session_id);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "correct horse", kHome)), Code::WrongPassword);
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "a new secret", kHome)), std::nullopt);
}

TEST(Accounts, EndEveryOtherSessionHoweverManyThereAre) {
    World world;
    const Profile alice = world.sign_up("alice");
    std::vector<core::Login> others;
    for (int i = 0; i < 120; ++i) others.push_back(world.sign_in(alice));
    const core::Login here = world.sign_in(alice);
    world.run(world.accounts.change_password(here, "correct horse", "a new secret", kHome));
    for (const core::Login& other : others) EXPECT_FALSE(world.run(world.sessions.is_alive(other)));
}

}  // namespace
}  // namespace parley
