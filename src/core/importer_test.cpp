// What an import takes over.
#include "core/importer_test.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using core::ImportReport;
using test::OriginalFile;
using test::World;
using test::history;
using test::import_into;
using test::imported_person;

std::string time_of(const Message& message) { return iso_time(message.id.time()); }

TEST(Importer, KeepsEveryNameAsItIs) {
    World world;
    OriginalFile original;
    const std::vector<std::string> names = {"bob", "Bob", "BOB", "x", "with space", " edges ", "a/b", "Оля", "😀", "", ".."};
    for (const auto& name : names) original.user(name);
    const ImportReport report = import_into(world, original);
    EXPECT_EQ(report.users_added, static_cast<std::int64_t>(names.size()));
    EXPECT_TRUE(report.conflicts.empty());
    for (const auto& name : names) EXPECT_EQ(imported_person(world, name).username, name);
}

TEST(Importer, LetsOldPasswordsInAndUpgradesThem) {
    World world;
    import_into(world, OriginalFile().user("alice"));
    EXPECT_EQ(world.stored_user("alice").password_hash, OriginalFile::password());
    EXPECT_EQ(world.refusal(world.accounts.check("alice", "wrong", {"192.0.2.1"})), Code::WrongPassword);
    EXPECT_EQ(world.run(world.accounts.check("alice", "the old password", {"192.0.2.1"})).username, "alice");
    EXPECT_TRUE(world.stored_user("alice").password_hash.starts_with("$argon2id$"));
    EXPECT_EQ(world.run(world.accounts.check("alice", "the old password", {"192.0.2.1"})).username, "alice");
}

TEST(Importer, TakesNicknamesAndPicturesThatSaySomething) {
    World world;
    import_into(world, OriginalFile().user("alice", "Alice the First", "https://example.org/a.png").user("bob", "bob", "").user("carol", "", {}));
    EXPECT_EQ(imported_person(world, "alice").global_name, "Alice the First");
    EXPECT_EQ(imported_person(world, "alice").avatar, "https://example.org/a.png");
    EXPECT_EQ(imported_person(world, "bob").global_name, std::nullopt);
    EXPECT_EQ(imported_person(world, "bob").avatar, std::nullopt);
    EXPECT_EQ(imported_person(world, "carol").global_name, std::nullopt);
}

TEST(Importer, KeepsTimeAndOrderOfMessages) {
    World world;
    import_into(world, OriginalFile().user("alice").user("bob")
                           .message("alice", "bob", "one", "2024-05-01 10:00:00")
                           .message("bob", "alice", "two", "2024-05-01 10:00:00")
                           .message("alice", "bob", "three", "2024-05-01T10:00:00.250")
                           .message("alice", "bob", "earlier", "2024-04-30 23:59:59"));
    const auto messages = history(world, "alice", "bob");
    ASSERT_EQ(messages.size(), 4U);
    EXPECT_EQ(messages[0].content, "earlier");
    EXPECT_EQ(messages[1].content, "one");
    EXPECT_EQ(messages[2].content, "two");
    EXPECT_EQ(messages[3].content, "three");
    EXPECT_EQ(time_of(messages[0]), "2024-04-30T23:59:59.000000+00:00");
    EXPECT_EQ(time_of(messages[2]), "2024-05-01T10:00:00.000000+00:00");
    EXPECT_EQ(time_of(messages[3]), "2024-05-01T10:00:00.250000+00:00");
    for (const Message& message : messages) EXPECT_EQ(message.id.value % kStep, 0U);
}

TEST(Importer, ReportsOrphansInsteadOfLosingThem) {
    World world;
    OriginalFile original;
    original.user("alice");
    original.message("alice", "ghost", "to nobody", "2024-05-01 10:00:00").message(std::nullopt, "alice", "from nobody", "2024-05-01 10:00:00");
    for (int i = 0; i < 30; ++i) original.message("ghost", "ghost", "x", "2024-05-01 10:00:00");
    const ImportReport report = import_into(world, original);
    EXPECT_EQ(report.orphans, 32);
    ASSERT_EQ(report.orphan_examples.size(), 20U);
    EXPECT_EQ(report.orphan_examples.front(), "message 1 of 2024-05-01 10:00:00 from \"alice\" to \"ghost\"");
    EXPECT_EQ(report.messages_added, 0);
}

TEST(Importer, KeepsMessagesWithoutAReadableTimeInTheirPlace) {
    World world;
    const ImportReport report = import_into(world, OriginalFile().user("alice").user("bob")
                                                       .message("alice", "bob", "zero", "soon")
                                                       .message("alice", "bob", "one", "2024-05-01 10:00:00")
                                                       .message("bob", "alice", "two", "yesterday")
                                                       .message("bob", "alice", "three", std::nullopt)
                                                       .message("bob", "alice", "four", "2099-01-01 00:00:00")
                                                       .message("bob", "alice", "five", "1999-01-01 00:00:00")
                                                       .message("bob", "alice", "six", "2024-05-01 10:00:01"));
    EXPECT_EQ(report.times_guessed, 5);
    const auto messages = history(world, "alice", "bob");
    ASSERT_EQ(messages.size(), 7U);
    const std::vector<std::string> order = {"zero", "one", "two", "three", "four", "five", "six"};
    for (std::size_t i = 0; i < order.size(); ++i) {
        EXPECT_EQ(messages[i].content, order[i]);
        EXPECT_EQ(time_of(messages[i]), i == 6 ? "2024-05-01T10:00:01.000000+00:00" : "2024-05-01T10:00:00.000000+00:00");
    }
}

TEST(Importer, KeepsTextsThatNobodyCouldSendNow) {
    World world;
    const std::string nul("a\0b", 3);
    const std::string huge(100'000, 'x');
    const ImportReport report = import_into(world, OriginalFile().user("alice").user("bob")
                                                       .message("alice", "bob", "", "2024-05-01 10:00:00")
                                                       .message("alice", "bob", huge, "2024-05-01 10:00:01")
                                                       .message("alice", "bob", nul, "2024-05-01 10:00:02")
                                                       .message("alice", "bob", "bad \xFF\xC3(", "2024-05-01 10:00:03")
                                                       .message("alice", "bob", std::nullopt, "2024-05-01 10:00:04")
                                                       .run("INSERT INTO messages (sender_username, receiver_username, message, timestamp) "
                                                            "VALUES ('alice', 'bob', 42, '2024-05-01 10:00:05')"));
    EXPECT_EQ(report.texts_repaired, 1);
    const auto messages = history(world, "alice", "bob");
    ASSERT_EQ(messages.size(), 6U);
    EXPECT_EQ(messages[0].content, "");
    EXPECT_EQ(messages[1].content, huge);
    EXPECT_EQ(messages[2].content, nul);
    EXPECT_EQ(messages[3].content, "bad \uFFFD\uFFFD(");
    EXPECT_EQ(messages[4].content, "");
    EXPECT_EQ(messages[5].content, "42");
}

TEST(Importer, GivesEveryMessageAnIdOfItsOwn) {
    World world;
    OriginalFile original;
    original.user("alice").user("bob").user("carol");
    original.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                 "INSERT INTO messages (sender_username, receiver_username, message, timestamp) "
                 "SELECT 'alice', CASE i % 2 WHEN 0 THEN 'bob' ELSE 'carol' END, 'm' || i, '2024-05-01 10:00:00' FROM n");
    import_into(world, original);
    EXPECT_EQ(world.count("messages"), 10'000);
    EXPECT_EQ(world.count("(SELECT DISTINCT id FROM messages)"), 10'000);
    const auto messages = history(world, "alice", "bob");
    EXPECT_EQ(messages.back().content, "m10000");
    EXPECT_EQ(time_of(messages.back()), "2024-05-01T10:00:00.001000+00:00");
    EXPECT_EQ(messages.front().content, "m9802");
}

TEST(Importer, StepsAroundIdsThatLiveMessagesHave) {
    World world;
    const Time then = *parse_time("2024-05-01 10:00:00");
    world.clock.set(then);
    const Profile carol = world.person("carol");
    const Profile dave = world.person("dave");
    for (int i = 0; i < 5; ++i) world.say(carol, dave, "live");
    world.clock.set(test::kMorning);
    OriginalFile original;
    original.user("alice").user("bob");
    for (int i = 0; i < 10; ++i) original.message("alice", "bob", std::to_string(i), "2024-05-01 10:00:00");
    import_into(world, original);
    EXPECT_EQ(world.count("messages"), 15);
    EXPECT_EQ(world.count("(SELECT DISTINCT id FROM messages)"), 15);
}

TEST(Importer, OpensSavedChatsAndTheChatsOfMessages) {
    World world;
    import_into(world, OriginalFile().user("alice").user("bob").user("carol").user("dave")
                           .chat("alice", "bob", "2024-05-01 08:00:00")
                           .chat("alice", "carol", "2024-05-02 08:00:00")
                           .chat("alice", "alice", "2024-05-03 08:00:00")
                           .message("dave", "alice", "hi", "2023-01-01 10:00:00")
                           .message("alice", "alice", "note", "2023-01-02 10:00:00"));
    const auto names = [&](const std::string& of) {
        std::vector<std::string> found;
        for (const core::Chat& chat : world.run(world.messages.chats(imported_person(world, of).id))) found.push_back(chat.other.username);
        return found;
    };
    EXPECT_EQ(names("alice"), (std::vector<std::string>{"alice", "dave", "carol", "bob"}));
    EXPECT_EQ(names("bob"), std::vector<std::string>{});
    EXPECT_EQ(names("dave"), std::vector<std::string>{"alice"});
}

TEST(Importer, LeavesNoHistoryUnread) {
    World world;
    import_into(world, OriginalFile().user("alice").user("bob").message("alice", "bob", "old", "2024-05-01 10:00:00"));
    const Profile alice = imported_person(world, "alice");
    const Profile bob = imported_person(world, "bob");
    EXPECT_EQ(world.run(world.messages.chats(bob.id)).front().unread, 0);
    world.say(alice, bob, "new");
    EXPECT_EQ(world.run(world.messages.chats(bob.id)).front().unread, 1);
}

}  // namespace
}  // namespace parley
