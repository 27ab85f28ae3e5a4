#include "core/importer.h"

#include "db/sqlite/search_index.h"
#include "support/original_file.h"
#include "support/world.h"

#include <gtest/gtest.h>

namespace parley {
namespace {

using core::ImportReport;
using test::OriginalFile;
using test::World;
using ::testing::Test;

ImportReport import_into(World& world, const std::string& path) {
    return core::Importer(world.store, world.clock, world.folder.file("search.db")).run(path, [](const core::ImportProgress&) {});
}

ImportReport import_into(World& world, const OriginalFile& original) { return import_into(world, original.path()); }


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

}  // namespace
}  // namespace parley
