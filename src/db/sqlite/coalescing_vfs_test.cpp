#include "db/sqlite/coalescing_vfs.h"

#include "db/sqlite/connection.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <sqlite3.h>

#include <filesystem>

namespace parley::db::sqlite {
namespace {

using test::TempFolder;

struct Log {
    Log() {
        writer.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
        writer.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY, text TEXT)");
    }

    void write(int from, int to) {
        writer.execute("BEGIN");
        for (int i = from; i < to; ++i) {
            writer.run(Statement("INSERT INTO lines VALUES ($1, $2)", i, std::string(1000, static_cast<char>('a' + i % 26))));
        }
        writer.execute("COMMIT");
    }
    static std::int64_t count(Connection& connection) {
        return connection.query(Statement("SELECT COUNT(*) FROM lines")).at(0).integer(0);
    }

    TempFolder folder;
    std::string path = folder.file("test.db");
    Connection writer{path, Access::Create, coalescing_vfs()};
};

TEST(CoalescingVfs, ShowsEveryCommitToOtherConnections) {
    Log log;
    Connection reader(log.path, Access::ReadOnly);
    for (int i = 0; i < 50; ++i) {
        log.write(i, i + 1);
        ASSERT_EQ(Log::count(reader), i + 1);
    }
}

TEST(CoalescingVfs, WritesACommitThatIsLongerThanItsRoom) {
    Log log;
    log.write(0, 2'000);  // 2 MB
    Connection reader(log.path, Access::ReadOnly);
    EXPECT_EQ(Log::count(reader), 2'000);
    EXPECT_EQ(reader.query(Statement("PRAGMA integrity_check")).at(0).text(0), "ok");
}

// A cache of ten pages puts frames into the log before the commit, and reads them back.
TEST(CoalescingVfs, ReadsBackWhatATransactionSpilled) {
    Log log;
    log.writer.execute("PRAGMA cache_size = 10; BEGIN");
    for (int i = 0; i < 500; ++i) log.writer.run(Statement("INSERT INTO lines VALUES ($1, $2)", i, std::string(1000, 'x')));
    EXPECT_EQ(Log::count(log.writer), 500);
    EXPECT_EQ(log.writer.query(Statement("SELECT SUM(LENGTH(text)) FROM lines")).at(0).integer(0), 500'000);
    log.writer.execute("COMMIT");
    Connection reader(log.path, Access::ReadOnly);
    EXPECT_EQ(reader.query(Statement("SELECT SUM(LENGTH(text)) FROM lines")).at(0).integer(0), 500'000);
}

TEST(CoalescingVfs, ForgetsWhatWasRolledBack) {
    Log log;
    log.write(0, 10);
    log.writer.execute("PRAGMA cache_size = 10; BEGIN");
    for (int i = 10; i < 500; ++i) log.writer.run(Statement("INSERT INTO lines VALUES ($1, $2)", i, std::string(1000, 'x')));
    log.writer.execute("ROLLBACK");
    log.write(10, 20);
    Connection reader(log.path, Access::ReadOnly);
    EXPECT_EQ(Log::count(reader), 20);
    EXPECT_EQ(reader.query(Statement("PRAGMA integrity_check")).at(0).text(0), "ok");
}

TEST(CoalescingVfs, GoesOnAfterTheLogWasFoldedBack) {
    Log log;
    Connection reader(log.path, Access::ReadOnly);
    for (int round = 0; round < 20; ++round) {
        log.write(round * 30, round * 30 + 30);
        ASSERT_EQ(sqlite3_wal_checkpoint_v2(log.writer.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr), SQLITE_OK);
        ASSERT_EQ(Log::count(reader), round * 30 + 30);
    }
    EXPECT_EQ(reader.query(Statement("PRAGMA integrity_check")).at(0).text(0), "ok");
}

// What is in the files at the end of a commit is all that a killed process leaves.
TEST(CoalescingVfs, LeavesACommitInTheFiles) {
    Log log;
    log.write(0, 300);
    TempFolder copy;
    for (const char* suffix : {"", "-wal"}) std::filesystem::copy_file(log.path + suffix, copy.file("test.db") + suffix);
    Connection found(copy.file("test.db"), Access::ReadWrite);
    EXPECT_EQ(Log::count(found), 300);
    EXPECT_EQ(found.query(Statement("PRAGMA integrity_check")).at(0).text(0), "ok");
}

}  // namespace
}  // namespace parley::db::sqlite
