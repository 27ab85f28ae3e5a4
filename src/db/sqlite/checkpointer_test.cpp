#include "db/sqlite/checkpointer.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <sqlite3.h>

#include <filesystem>

namespace parley::db::sqlite {
namespace {

struct Folding : ::testing::Test {
    Folding() {
        writer.execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE words (word TEXT)");
    }
    void write(int rows) {
        for (int i = 0; i < rows; ++i) writer.run(Statement("INSERT INTO words (word) VALUES ($1)", std::string(2'000, 'w')));
    }
    // What the database's own file holds, without its log.
    std::int64_t rows_in_file() {
        const std::string copy = folder.file("copy.db");
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        return Connection(copy, Access::ReadWrite).query(Statement("SELECT COUNT(*) FROM words")).at(0).integer(0);
    }
    std::int64_t frames_left() {
        int frames = 0, copied = 0;
        EXPECT_EQ(sqlite3_wal_checkpoint_v2(writer.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, &copied), SQLITE_OK);
        return frames - copied;
    }

    test::TempFolder folder;
    std::string path = folder.file("test.db");
    Connection writer{path, Access::Create};
};

TEST_F(Folding, CopiesTheLogIntoTheDatabase) {
    write(20);
    Checkpointer checkpointer(path);
    EXPECT_EQ(checkpointer.take_result(), std::nullopt);
    checkpointer.start();
    EXPECT_EQ(checkpointer.wait_for_result(), SQLITE_OK);
    EXPECT_EQ(rows_in_file(), 20);
    EXPECT_EQ(checkpointer.wait_for_result(), std::nullopt);
}

TEST_F(Folding, CopiesWhatIsCommittedWhileATransactionIsOpen) {
    write(20);
    Checkpointer checkpointer(path);
    writer.execute("BEGIN IMMEDIATE");
    write(20);
    checkpointer.start();
    EXPECT_EQ(checkpointer.wait_for_result(), SQLITE_OK);
    EXPECT_EQ(rows_in_file(), 20);
    writer.execute("COMMIT");
    checkpointer.start();
    EXPECT_EQ(checkpointer.wait_for_result(), SQLITE_OK);
    EXPECT_EQ(rows_in_file(), 40);
}

TEST_F(Folding, LeavesWhatAReaderNeeds) {
    write(1);
    Connection reader(path, Access::ReadOnly);
    reader.execute("BEGIN; SELECT COUNT(*) FROM words");
    write(20);
    Checkpointer checkpointer(path);
    checkpointer.start();
    EXPECT_EQ(checkpointer.wait_for_result(), SQLITE_OK);
    EXPECT_GT(frames_left(), 0);
    EXPECT_EQ(reader.query(Statement("SELECT COUNT(*) FROM words")).at(0).integer(0), 1);
    reader.execute("COMMIT");
    checkpointer.start();
    EXPECT_EQ(checkpointer.wait_for_result(), SQLITE_OK);
    EXPECT_EQ(rows_in_file(), 21);
}

TEST_F(Folding, SaysThatSomebodyElseIsAtIt) {
    write(1);
    Checkpointer checkpointer(path);
    sqlite3_file& database = writer.file(SQLITE_FCNTL_FILE_POINTER);
    constexpr int kCheckpointLock = 1;  // WAL_CKPT_LOCK: https://www.sqlite.org/walformat.html
    ASSERT_EQ(database.pMethods->xShmLock(&database, kCheckpointLock, 1, SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE), SQLITE_OK);
    checkpointer.start();
    EXPECT_EQ(checkpointer.wait_for_result(), SQLITE_BUSY);
    database.pMethods->xShmLock(&database, kCheckpointLock, 1, SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE);
}

}  // namespace
}  // namespace parley::db::sqlite
