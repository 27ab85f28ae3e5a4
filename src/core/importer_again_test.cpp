// A second import, one that was cut short, one beside the running server.
#include "core/importer_test.h"

#include "db/sqlite/search_index.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace parley {
namespace {

using core::ImportReport;
using test::OriginalFile;
using test::World;
using test::history;
using test::import_into;
using test::imported_person;

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
    const Pair pair(imported_person(world, "alice").id, imported_person(world, "bob").id);
    const ChannelId channel = world.run(world.messages.find(pair))->id;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    std::vector<Message> found;
    while (found.empty() && std::chrono::steady_clock::now() < deadline) found = world.run(world.search.find("needle", {channel}, 10));
    EXPECT_EQ(found.size(), 1U);
    EXPECT_EQ(world.told<StorageChanged>().size(), 1U);
}

}  // namespace
}  // namespace parley
