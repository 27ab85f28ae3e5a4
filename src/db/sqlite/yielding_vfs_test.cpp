#include "db/sqlite/yielding_vfs.h"

#include "db/sqlite/connection.h"
#include "support/fault_disk.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>

#include <sqlite3.h>

namespace parley::db::sqlite {
namespace {

void write(Connection& connection, int rows) {
    connection.execute("BEGIN");
    for (int i = 0; i < rows; ++i) connection.run(Statement("INSERT INTO lines (text) VALUES ($1)", std::string(1'000, 'x')));
    connection.execute("COMMIT");
}

TEST(YieldingVfs, WritesWhatOthersRead) {
    test::TempFolder folder;
    Connection writer(folder.file("test.db"), Access::Create, yielding_vfs());
    writer.execute("PRAGMA journal_mode = WAL; CREATE TABLE lines (text TEXT)");
    write(writer, 1'000);
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    write(writer, 1'000);
    Connection reader(folder.file("test.db"), Access::ReadOnly);
    EXPECT_EQ(reader.query(Statement("SELECT COUNT(*) FROM lines")).at(0).integer(0), 2'000);
    EXPECT_EQ(reader.query(Statement("PRAGMA integrity_check")).at(0).text(0), "ok");
}

// The VFS that is the default when a file is opened, not when the program began, does the work.
TEST(YieldingVfs, HandsOnTheErrorsOfTheDiskBelow) {
    test::FaultDisk disk;
    test::TempFolder folder;
    Connection writer(folder.file("test.db"), Access::Create, yielding_vfs());
    writer.execute("PRAGMA journal_mode = WAL; CREATE TABLE lines (text TEXT)");
    disk.fail(test::Trouble::Full, 1, test::Lasts::Once, "-wal");
    try {
        write(writer, 100);
        FAIL() << "a full disk took it";
    } catch (const Error& error) {
        EXPECT_EQ(error.code & 0xFF, SQLITE_FULL);
    }
    EXPECT_EQ(writer.query(Statement("SELECT COUNT(*) FROM lines")).at(0).integer(0), 0);
}

}  // namespace
}  // namespace parley::db::sqlite
