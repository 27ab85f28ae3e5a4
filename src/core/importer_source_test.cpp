// The file that an import reads, and what is said of it.
#include "core/importer_test.h"

#include "db/sqlite/search_index.h"

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
using test::history;
using test::import_into;

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
