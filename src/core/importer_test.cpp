#include "core/importer.h"

#include "db/sqlite/search_index.h"
#include "support/original_file.h"
#include "support/world.h"

#include <gtest/gtest.h>

#include <filesystem>

#include <fstream>
#include <map>
#include <tuple>

namespace parley {
namespace {

using core::ImportReport;
using test::OriginalFile;
using test::World;

ImportReport import_into(World& world, const std::string& path) {
    return core::Importer(world.store, world.clock, world.folder.file("search.db")).run(path, [](const core::ImportProgress&) {});
}

ImportReport import_into(World& world, const OriginalFile& original) { return import_into(world, original.path()); }


std::string sentence_of(World& world, const std::string& path) {
    try {
        import_into(world, path);
        return "";
    } catch (const std::runtime_error& refused) {
        return refused.what();
    }
}

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Every file of the folder with its content.
std::map<std::string, std::string> content_of(const std::filesystem::path& folder) {
    std::map<std::string, std::string> content;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) content[entry.path()] = bytes_of(entry.path());
    return content;
}

Profile imported(World& world, const std::string& name) { return world.stored_user(name).profile; }

std::string time_of(const Message& message) { return iso_time(message.id.time()); }

std::vector<Message> history(World& world, const std::string& reader, const std::string& other) {
    return world.run(world.messages.history(Pair(imported(world, reader).id, imported(world, other).id), {.limit = 100}));
}

TEST(Importer, KeepsEveryNameAsItIs) {
    World world;
    OriginalFile original;
    const std::vector<std::string> names = {"bob", "Bob", "BOB", "x", "with space", " edges ", "a/b", "Оля", "😀", "", ".."};
    for (const auto& name : names) original.user(name);
    const ImportReport report = import_into(world, original);
    EXPECT_EQ(report.users_added, static_cast<std::int64_t>(names.size()));
    EXPECT_TRUE(report.conflicts.empty());
    for (const auto& name : names) EXPECT_EQ(imported(world, name).username, name);
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
    EXPECT_EQ(imported(world, "alice").global_name, "Alice the First");
    EXPECT_EQ(imported(world, "alice").avatar, "https://example.org/a.png");
    EXPECT_EQ(imported(world, "bob").global_name, std::nullopt);
    EXPECT_EQ(imported(world, "bob").avatar, std::nullopt);
    EXPECT_EQ(imported(world, "carol").global_name, std::nullopt);
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

TEST(Importer, AddsNothingTwice) {
    World world;
    OriginalFile original;
    original.user("alice").user("bob").message("alice", "bob", "hi", "2024-05-01 10:00:00").chat("alice", "bob", "2024-05-01 09:00:00");
    import_into(world, original);
    const ImportReport second = import_into(world, original);
    EXPECT_EQ(second.users_added, 0);
    EXPECT_EQ(second.users_here, 2);
    EXPECT_EQ(second.messages_added, 0);
    EXPECT_EQ(second.messages_here, 1);
    EXPECT_EQ(second.chats_added, 0);
    EXPECT_EQ(second.chats_here, 1);
    EXPECT_EQ(world.count("messages"), 1);
    EXPECT_EQ(world.count("users"), 2);
}

TEST(Importer, AddsOnlyWhatIsNewInALaterCopy) {
    World world;
    OriginalFile original;
    original.user("alice").user("bob").message("alice", "bob", "one", "2024-05-01 10:00:00");
    import_into(world, original);
    original.user("carol").message("bob", "alice", "two", "2024-05-01 10:00:00").message("carol", "bob", "hi", "2024-05-01 10:00:00");
    const std::string copy = world.folder.file("copy of it.db");
    std::filesystem::copy_file(original.path(), copy);
    const ImportReport later = import_into(world, copy);
    EXPECT_EQ(later.users_added, 1);
    EXPECT_EQ(later.messages_added, 2);
    EXPECT_EQ(later.messages_here, 1);
    const auto messages = history(world, "alice", "bob");
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_EQ(messages[0].content, "one");
    EXPECT_EQ(messages[1].content, "two");
}

TEST(Importer, TakesRowsOfTheSameIdInAnotherDatabaseForOthers) {
    World world;
    import_into(world, OriginalFile().user("alice").user("bob").message("alice", "bob", "one", "2024-05-01 10:00:00"));
    OriginalFile other;
    other.user("carol").user("dave").message("carol", "dave", "one", "2024-05-01 10:00:00");
    const ImportReport report = import_into(world, other);
    EXPECT_EQ(report.users_added, 2);
    EXPECT_EQ(report.messages_added, 1);
}

TEST(Importer, MergesNobodyIntoAnAccountOfTheSameName) {
    World world;
    const Profile mine = world.person("alice");
    const ImportReport report = import_into(world, OriginalFile().user("alice").user("bob").user("Alice")
                                                       .message("alice", "bob", "not hers", "2024-05-01 10:00:00")
                                                       .message("bob", "alice", "not to her", "2024-05-01 10:00:00")
                                                       .message("Alice", "bob", "fine", "2024-05-01 10:00:00")
                                                       .chat("bob", "alice", "2024-05-01 10:00:00"));
    EXPECT_EQ(report.conflicts, std::vector<std::string>{"alice"});
    EXPECT_EQ(report.users_added, 2);
    EXPECT_EQ(report.messages_of_conflicts, 2);
    EXPECT_EQ(report.orphans, 0);
    EXPECT_EQ(report.messages_added, 1);
    EXPECT_EQ(report.chats_left_out, 1);
    EXPECT_EQ(world.stored_user("alice").password_hash, "none");
    EXPECT_TRUE(world.run(world.messages.chats(mine.id)).empty());
}

TEST(Importer, TellsAConflictFromTheSameAccountOfAnotherOriginal) {
    World world;
    import_into(world, OriginalFile().user("alice"));
    OriginalFile other;
    other.run("INSERT INTO users (username, email, password) VALUES ($1, $2, $3)", {"alice", "alice@example.org", std::string(128, 'b')});
    EXPECT_EQ(import_into(world, other).conflicts, std::vector<std::string>{"alice"});
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
        for (const core::Chat& chat : world.run(world.messages.chats(imported(world, of).id))) found.push_back(chat.other.username);
        return found;
    };
    EXPECT_EQ(names("alice"), (std::vector<std::string>{"alice", "dave", "carol", "bob"}));
    EXPECT_EQ(names("bob"), std::vector<std::string>{});
    EXPECT_EQ(names("dave"), std::vector<std::string>{"alice"});
}

TEST(Importer, LeavesNoHistoryUnread) {
    World world;
    import_into(world, OriginalFile().user("alice").user("bob").message("alice", "bob", "old", "2024-05-01 10:00:00"));
    const Profile alice = imported(world, "alice");
    const Profile bob = imported(world, "bob");
    EXPECT_EQ(world.run(world.messages.chats(bob.id)).front().unread, 0);
    world.say(alice, bob, "new");
    EXPECT_EQ(world.run(world.messages.chats(bob.id)).front().unread, 1);
}

TEST(Importer, GoesOnAfterAnImportThatWasCutShort) {
    World world;
    OriginalFile original;
    original.user("alice").user("bob");
    original.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                 "INSERT INTO messages (sender_username, receiver_username, message, timestamp) "
                 "SELECT 'alice', 'bob', 'm' || i, datetime(1700000000 + i, 'unixepoch') FROM n");
    core::Importer importer(world.store, world.clock, world.folder.file("search.db"));
    struct Killed {};
    const auto stop_halfway = [](const core::ImportProgress& progress) {
        if (progress.stage == core::ImportProgress::Stage::Messages && progress.done >= 2'000) throw Killed();
    };
    EXPECT_THROW(importer.run(original.path(), stop_halfway), Killed);
    EXPECT_EQ(world.count("messages"), 2'000);
    const ImportReport rest = import_into(world, original);
    EXPECT_EQ(rest.messages_here, 2'000);
    EXPECT_EQ(rest.messages_added, 3'000);
    EXPECT_EQ(world.count("messages"), 5'000);
    EXPECT_EQ(world.count("imported_rows WHERE source_key = 'unfinished'"), 0);
}

// All rows were in before it was cut short, but the search index was not told.
TEST(Importer, AsksForANewSearchIndexAfterAnImportThatWasCutShort) {
    World world;
    OriginalFile original;
    original.user("alice").user("bob").message("alice", "bob", "findable", "2024-05-01 10:00:00");
    core::Importer importer(world.store, world.clock, world.folder.file("search.db"));
    struct Killed {};
    const auto stop_late = [](const core::ImportProgress& progress) {
        if (progress.stage == core::ImportProgress::Stage::Messages && progress.done == 1) throw Killed();
    };
    EXPECT_THROW(importer.run(original.path(), stop_late), Killed);
    db::sqlite::SearchIndex index(world.folder.file("search.db"));
    index.begin_build();
    ASSERT_TRUE(index.end_build(MessageId{first_snowflake(world.clock.now())}));
    EXPECT_EQ(import_into(world, original).messages_added, 0);
    EXPECT_EQ(index.mark(), MessageId{});
}

TEST(Importer, MakesOldMessagesSearchableWhileTheServerRuns) {
    World world;
    world.search.start();
    const Profile carol = world.person("carol");
    world.say(carol, carol, "a live message");
    import_into(world, OriginalFile().user("alice").user("bob").message("alice", "bob", "an old needle", "2024-05-01 10:00:00"));
    const Pair pair(imported(world, "alice").id, imported(world, "bob").id);
    const ChannelId channel = world.run(world.messages.find(pair))->id;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::vector<Message> found;
    while (found.empty() && std::chrono::steady_clock::now() < deadline) found = world.run(world.search.find("needle", {channel}, 10));
    EXPECT_EQ(found.size(), 1U);
    EXPECT_EQ(world.told<StorageChanged>().size(), 1U);
}

TEST(Importer, ReportsItsProgress) {
    World world;
    OriginalFile original;
    original.user("alice").message("alice", "alice", "x", "2024-05-01 10:00:00");
    std::vector<std::tuple<core::ImportProgress::Stage, std::int64_t, std::int64_t>> steps;
    core::Importer(world.store, world.clock, world.folder.file("search.db")).run(original.path(), [&](const core::ImportProgress& at) {
        steps.emplace_back(at.stage, at.done, at.total);
    });
    using enum core::ImportProgress::Stage;
    const decltype(steps) expected = {{Users, 0, 1}, {Users, 1, 1}, {Chats, 0, 0}, {Messages, 0, 1}, {Messages, 1, 1}};
    EXPECT_EQ(steps, expected);
}

TEST(Importer, ChangesNothingInTheSourcesFolder) {
    World world;
    OriginalFile original;
    original.user("alice").user("bob").message("alice", "bob", "hi", "2024-05-01 10:00:00");
    const auto before = content_of(original.folder().path());
    std::filesystem::permissions(original.path(), std::filesystem::perms::owner_read);
    EXPECT_EQ(import_into(world, original).messages_added, 1);
    EXPECT_EQ(content_of(original.folder().path()), before);
}

// The original was stopped by a crash: what it wrote last is in the log beside the file.
TEST(Importer, SeesWhatIsInTheLogOfTheSource) {
    World world;
    OriginalFile original;
    original.user("alice").run("PRAGMA journal_mode = WAL");
    db::sqlite::Connection writer(original.path(), db::sqlite::Access::ReadWrite);
    writer.execute("PRAGMA wal_autocheckpoint = 0; INSERT INTO users (username, password) VALUES ('bob', 'x')");
    test::TempFolder crashed;
    for (const char* suffix : {"", "-wal"}) {
        std::filesystem::copy_file(original.path() + suffix, crashed.file("my%20 db?#.db") + suffix);
    }
    const auto before = content_of(crashed.path());
    ASSERT_EQ(before.size(), 2U);
    EXPECT_EQ(import_into(world, crashed.file("my%20 db?#.db")).users_added, 2);
    EXPECT_EQ(content_of(crashed.path()), before);
}

TEST(Importer, ReadsADatabaseInUtf16AndAPathWithOddCharacters) {
    World world;
    OriginalFile original(std::string("PRAGMA encoding = 'UTF-16le';") + OriginalFile::kSchema);
    original.user("Оля").message("Оля", "Оля", "привіт 😀", "2024-05-01 10:00:00");
    const std::string odd = world.folder.file("a %41?b#c.db");
    std::filesystem::copy_file(original.path(), odd);
    EXPECT_EQ(import_into(world, odd).messages_added, 1);
    EXPECT_EQ(history(world, "Оля", "Оля").front().content, "привіт 😀");
}

TEST(Importer, TakesAnOlderOriginalThatLacksWhatItDoesNotNeed) {
    World world;
    OriginalFile original("CREATE TABLE users (ID INTEGER PRIMARY KEY, UserName TEXT, password TEXT)");
    original.run("INSERT INTO users (username, password) VALUES ('alice', 'x')").run("INSERT INTO users (username) VALUES (NULL)");
    const ImportReport report = import_into(world, original);
    EXPECT_EQ(report.users_added, 1);
    EXPECT_EQ(report.users_nameless, 1);
    EXPECT_EQ(world.stored_user("alice").email, "");
    EXPECT_EQ(report.remarks, (std::vector<std::string>{"The original has no users.email.", "The original has no users.nickname.",
                                                        "The original has no users.pfp.", "The original has no saved_chats.",
                                                        "The original has no messages."}));
}

TEST(Importer, RefusesWhatIsNoOriginalWithASentence) {
    World world;
    const auto file = [&](const std::string& name) { return world.folder.file(name); };
    EXPECT_NE(sentence_of(world, file("none.db")).find("there is no such file"), std::string::npos);
    EXPECT_NE(sentence_of(world, world.folder.path().string()).find("there is no such file"), std::string::npos);
    std::ofstream(file("text.db")) << std::string(10'000, 'x');
    EXPECT_NE(sentence_of(world, file("text.db")).find("it is not an SQLite database"), std::string::npos);
    std::ofstream(file("empty.db")).close();
    EXPECT_NE(sentence_of(world, file("empty.db")).find("it has no table \"users\""), std::string::npos);
    OriginalFile lacking("CREATE TABLE users (username TEXT, password TEXT); CREATE TABLE messages (message TEXT)");
    EXPECT_NE(sentence_of(world, lacking.path()).find("its table \"messages\" has no column \"sender_username\""), std::string::npos);
    EXPECT_EQ(world.count("users"), 0);
    EXPECT_EQ(world.count("imported_rows"), 0);
}

TEST(Importer, SaysWhatItDidInWords) {
    ImportReport report{.users_added = 3, .users_here = 1, .conflicts = {"al\x1B[31mice"}, .messages_added = 7, .messages_here = 2, .orphans = 21,
                        .orphan_examples = {"message 1 of no time from \"a\" to \"b\""}, .texts_repaired = 1, .chats_added = 2};
    const std::string text = core::to_text(report);
    for (const auto* part : {"Users:    3 added, 1 already here, 1 conflict\n", "\"al?[31mice\"", "Messages: 7 added, 2 already here, 21 orphans\n",
                             "  orphan: message 1 of no time from \"a\" to \"b\"\n  … and 20 more\n", "1 text was not valid UTF-8",
                             "Chats:    2 added, 0 already here\n"}) {
        EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
    }
}

}  // namespace
}  // namespace parley
