#include "db/sqlite/connection.h"

#include "support/temp_folder.h"

#include <gtest/gtest.h>

namespace parley::db::sqlite {
namespace {

using namespace std::string_literals;

struct Table {
    Table() { connection.execute("CREATE TABLE t (a, b)"); }
    test::TempFolder folder;
    Connection connection{folder.file("test.db"), Access::Create};
};

TEST(Connection, GivesBackEveryKindOfValue) {
    Table table;
    const std::string bytes = "a\0b\xFF😀"s;
    table.connection.run(Statement("INSERT INTO t (a, b) VALUES ($1, $2)", bytes, std::numeric_limits<std::int64_t>::min()));
    table.connection.run(Statement("INSERT INTO t (a, b) VALUES ($1, $2)", nullptr, 1.5));
    const Rows rows = table.connection.query(Statement("SELECT a, b FROM t"));
    EXPECT_EQ(rows.at(0).text(0), bytes);
    EXPECT_EQ(rows.at(0).integer(1), std::numeric_limits<std::int64_t>::min());
    EXPECT_TRUE(rows.at(1).is_null(0));
    EXPECT_EQ(std::get<double>(rows.at(1).values.at(1)), 1.5);
}

TEST(Connection, TakesParametersByTheirNumberNotTheirPlace) {
    Table table;
    const Rows rows = table.connection.query(Statement("SELECT $2, $1, $2", "one", "two"));
    EXPECT_EQ(rows.at(0).text(0), "two");
    EXPECT_EQ(rows.at(0).text(1), "one");
    EXPECT_EQ(rows.at(0).text(2), "two");
}

TEST(Connection, RefusesTheWrongNumberOfValues) {
    Table table;
    EXPECT_THROW(table.connection.query(Statement("SELECT $1, $2", 1)), Error);
    EXPECT_THROW(table.connection.query(Statement("SELECT $1", 1, 2)), Error);
}

TEST(Connection, CannotBeWrittenWhenItOnlyReads) {
    Table table;
    Connection reader(table.folder.file("test.db"), Access::ReadOnly);
    EXPECT_THROW(reader.execute("DELETE FROM t"), Error);
    EXPECT_THROW(Connection(table.folder.file("none.db"), Access::ReadOnly), Error);
}

TEST(Connection, NoticesAnotherWriterButNotItself) {
    Table table;
    EXPECT_FALSE(table.connection.was_changed_elsewhere());
    table.connection.execute("INSERT INTO t VALUES (1, 2)");
    EXPECT_FALSE(table.connection.was_changed_elsewhere());
    Connection(table.folder.file("test.db"), Access::ReadWrite).execute("DELETE FROM t");
    EXPECT_TRUE(table.connection.was_changed_elsewhere());
    EXPECT_FALSE(table.connection.was_changed_elsewhere());
}

}  // namespace
}  // namespace parley::db::sqlite
