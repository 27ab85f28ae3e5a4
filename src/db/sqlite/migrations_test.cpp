#include "db/sqlite/migrations.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace parley::db::sqlite {
namespace {

constexpr EmbeddedFile kFirst{.path = "0001_a.sql", .digest = "", .bytes = "CREATE TABLE a (x)"};
constexpr EmbeddedFile kSecond{.path = "0002_b.sql", .digest = "", .bytes = "CREATE TABLE b (x); INSERT INTO b SELECT x FROM a"};
constexpr EmbeddedFile kBroken{.path = "0003_c.sql", .digest = "", .bytes = "CREATE TABLE c (x); INSERT INTO nowhere VALUES (1)"};

struct Schema {
    void migrate_to(std::vector<EmbeddedFile> files) { migrate(connection, path, files); }
    std::int64_t version() {
        return connection.query(Statement("SELECT MAX(version) FROM schema_migrations")).at(0).integer(0);
    }

    test::TempFolder folder;
    std::string path = folder.file("test.db");
    Connection connection{path, Access::Create};
};

TEST(Migrations, RunOnceInTheirOrder) {
    Schema schema;
    schema.migrate_to({kFirst, kSecond});
    schema.migrate_to({kFirst, kSecond});
    EXPECT_EQ(schema.version(), 2);
}

TEST(Migrations, TakeASnapshotOfADatabaseThatHoldsData) {
    Schema schema;
    schema.migrate_to({kFirst});
    EXPECT_FALSE(std::filesystem::exists(schema.path + ".before-0001"));
    schema.connection.execute("INSERT INTO a VALUES (7)");
    schema.migrate_to({kFirst, kSecond});
    Connection snapshot(schema.path + ".before-0002", Access::ReadOnly);
    EXPECT_EQ(snapshot.query(Statement("SELECT x FROM a")).at(0).integer(0), 7);
    EXPECT_THROW(snapshot.execute("SELECT * FROM b"), Error);
    EXPECT_EQ(schema.connection.query(Statement("SELECT x FROM b")).at(0).integer(0), 7);
}

// What a kill in the middle of the snapshot leaves has another name.
TEST(Migrations, TakeAWholeSnapshotAfterOneThatBrokeOff) {
    Schema schema;
    schema.migrate_to({kFirst});
    schema.connection.execute("INSERT INTO a VALUES (7)");
    std::ofstream(schema.path + ".before-0002.part") << "half of a copy";
    schema.migrate_to({kFirst, kSecond});
    EXPECT_FALSE(std::filesystem::exists(schema.path + ".before-0002.part"));
    Connection snapshot(schema.path + ".before-0002", Access::ReadOnly);
    EXPECT_EQ(snapshot.query(Statement("SELECT x FROM a")).at(0).integer(0), 7);
}

TEST(Migrations, LeaveNothingOfOneThatFails) {
    Schema schema;
    EXPECT_THROW(schema.migrate_to({kFirst, kSecond, kBroken}), Error);
    EXPECT_EQ(schema.version(), 2);
    EXPECT_THROW(schema.connection.execute("SELECT * FROM c"), Error);
    schema.migrate_to({kFirst, kSecond});
}

TEST(Migrations, RefuseADatabaseThatIsNewer) {
    Schema schema;
    schema.migrate_to({kFirst, kSecond});
    try {
        schema.migrate_to({kFirst});
        FAIL() << "a newer schema was taken";
    } catch (const std::runtime_error& refused) {
        EXPECT_NE(std::string(refused.what()).find("has schema 2"), std::string::npos) << refused.what();
    }
}

TEST(Migrations, OfTheProgramMakeAWholeDatabase) {
    Schema schema;
    migrate(schema.connection, schema.path);
    EXPECT_NO_THROW(schema.connection.execute("SELECT id, username, email FROM users; SELECT * FROM messages; SELECT * FROM last_id"));
}

}  // namespace
}  // namespace parley::db::sqlite
