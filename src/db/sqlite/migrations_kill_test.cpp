// What a kill in the middle of a migration leaves: the old schema with its data, from which the next start goes on.
#include "db/sqlite/migrations.h"

#include "support/fault_disk.h"
#include "support/temp_folder.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace parley::db::sqlite {
namespace {

// Rows at each version, as the program of that version wrote them. A new migration adds what the version before it can
// hold, so that every migration runs over data.
constexpr const char* kRowsSince[] = {
    R"(INSERT INTO users (id, username, username_folded, email, password_hash) VALUES
           (1, 'ann', 'ann', 'ann@example.org', 'x'), (2, 'Bob', 'bob', 'bob@example.org', 'y');
       INSERT INTO sessions VALUES (3, 1, 10, 20, 30, 'agent', '127.0.0.1');
       INSERT INTO channels (id, type) VALUES (4, 1);
       INSERT INTO direct_channels VALUES (1, 2, 4);
       INSERT INTO channel_recipients VALUES (1, 4, 2, TRUE, 5), (2, 4, 1, FALSE, 6);
       WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 300)
       INSERT INTO messages (channel_id, id, author_id, content) SELECT 4, n, 1 + n % 2, 'text ' || n FROM numbers;
       INSERT INTO message_nonces VALUES (1, 4, 'nonce', 7);
       INSERT INTO read_states VALUES (2, 4, 8);
       UPDATE last_id SET id = 300)",
    R"(INSERT INTO guilds (id, name, owner_id) VALUES (301, 'Boats', 1);
       INSERT INTO roles (id, guild_id, name, permissions, position) VALUES (301, 301, '@everyone', 1024, 0), (302, 301, 'Crew', 2048, 1);
       INSERT INTO members (guild_id, user_id, nick, joined_at) VALUES (301, 1, NULL, 10), (301, 2, 'Bobby', 20);
       INSERT INTO member_roles VALUES (301, 2, 302);
       INSERT INTO channels (id, type) VALUES (303, 0);
       INSERT INTO overwrites VALUES (303, 302, 0, 2048, 0);
       INSERT INTO messages (channel_id, id, author_id, content, type, pinned_at, details) VALUES (303, 304, 1, 'aye', 0, 40, '{}');
       INSERT INTO reactions VALUES (303, 304, 'x', 'x', 2, 50);
       INSERT INTO mentions VALUES (2, 303, 304);
       INSERT INTO attachments VALUES (305, 303, 304, 'map.png', 'image/png');
       INSERT INTO invites (code, guild_id, channel_id, inviter_id, created_at, max_age_seconds, max_uses) VALUES ('ahoy', 301, 303, 1, 60, 0, 5);
       INSERT INTO emojis (id, guild_id, name, image, creator_id) VALUES (306, 301, 'boat', 'hash', 1);
       UPDATE last_id SET id = 306)",
    R"(INSERT INTO guild_notifications VALUES (1, 301, 2, TRUE, NULL, -1, FALSE, TRUE, TRUE, FALSE), (2, 0, 0, FALSE, NULL, NULL, FALSE, FALSE, TRUE, FALSE);
       INSERT INTO channel_notifications VALUES (2, 303, 301, 1, TRUE, 70, 900, FALSE);
       INSERT INTO channels (id, type, name, owner_id) VALUES (307, 3, 'The three', 1);
       INSERT INTO group_recipients (channel_id, user_id) VALUES (307, 1), (307, 2);
       UPDATE last_id SET id = 307)",
    R"(UPDATE channels SET icon = 'hash' WHERE id = 307;
       INSERT INTO channels (id, type, guild_id, name, parent_id) VALUES (308, 11, 301, 'A question', 303);
       INSERT INTO threads (channel_id, auto_archive_minutes, archive_changed_at, message_count, total_message_sent) VALUES (308, 60, 80, 2, 3);
       INSERT INTO messages (channel_id, id, author_id, content, type) VALUES (308, 309, 1, '', 21), (308, 310, 2, 'why?', 0), (308, 311, 1, 'so', 0);
       UPDATE last_id SET id = 311)",
    R"(INSERT INTO messages (channel_id, id, author_id, content, position) VALUES (308, 312, 2, 'then go', 3);
       UPDATE users SET global_name = 'Ann of the boats' WHERE id = 1;
       UPDATE last_id SET id = 312)",
};

using Files = std::span<const EmbeddedFile>;

// Counts the statements that begin, and ends the process, as the files see it, before the `nth`.
struct Killer {
    Killer(Connection& connection, test::FaultDisk& faulty, int nth) : disk(faulty), left(nth) {
        sqlite3_trace_v2(connection.handle(), SQLITE_TRACE_STMT, &Killer::on_statement, this);
    }
    static int on_statement(unsigned, void* self, void*, void*) {
        auto& killer = *static_cast<Killer*>(self);
        if (--killer.left == 0) killer.disk.freeze();
        return 0;
    }

    test::FaultDisk& disk;
    int left;
};

std::vector<std::string> rows_of(Connection& connection, const std::string& table, const std::string& columns) {
    const std::string sql = fmt::format("SELECT {} FROM {}", columns, table);
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(connection.handle(), sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sql;
    std::vector<std::string> rows;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::string row;
        for (int column = 0; column < sqlite3_column_count(statement); ++column) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            row += fmt::format("{}|", text ? text : "NULL");
        }
        rows.push_back(row);
    }
    sqlite3_finalize(statement);
    std::ranges::sort(rows);
    return rows;
}

struct Contents {
    std::string name, columns;
    std::vector<std::string> rows;
    bool operator==(const Contents&) const = default;
};

// Every table of the database but the list of migrations, with the columns that it has now.
std::vector<Contents> tables_of(Connection& connection) {
    std::vector<Contents> tables;
    const Statement list("SELECT m.name, (SELECT group_concat('\"' || name || '\"') FROM pragma_table_info(m.name)) "
                         "FROM sqlite_master m WHERE type = 'table' AND m.name <> 'schema_migrations' ORDER BY 1");
    for (const Row& row : connection.query(list)) {
        tables.push_back({row.text(0), row.text(1), rows_of(connection, row.text(0), row.text(1))});
    }
    return tables;
}

// One database at `version`, with rows.
struct Old {
    explicit Old(int version) : files(embedded::migrations()) {
        Connection connection(path, Access::Create);
        connection.execute("PRAGMA journal_mode = WAL");
        for (int v = 1; v <= version; ++v) {
            migrate(connection, path, files.first(static_cast<std::size_t>(v)));
            connection.execute(kRowsSince[v - 1]);
        }
        tables = tables_of(connection);
    }

    // Migrates to `version`, and is killed before the n-th statement. False when there are fewer.
    bool is_killed(int version, int nth) {
        bool was_killed = false;
        {
            Connection connection(path, Access::ReadWrite);
            connection.execute("PRAGMA cache_size = 10");  // so pages reach the log before the commit
            const Killer killer(connection, disk, nth);
            try {
                migrate(connection, path, files.first(static_cast<std::size_t>(version)));
            } catch (const Error&) {
                EXPECT_LE(killer.left, 0);
            }
            was_killed = killer.left <= 0;
        }
        disk.thaw();
        return was_killed;
    }

    // The next start.
    void finish(int version) const {
        Connection connection(path, Access::ReadWrite);
        migrate(connection, path, files.first(static_cast<std::size_t>(version)));
        EXPECT_EQ(connection.query(Statement("PRAGMA integrity_check")).at(0).text(0), "ok");
        EXPECT_TRUE(connection.query(Statement("PRAGMA foreign_key_check")).empty());
    }

    void expect_data_in(const std::string& file) const {
        Connection connection(file, Access::ReadOnly);
        for (const Contents& table : tables) {
            EXPECT_EQ(rows_of(connection, table.name, table.columns), table.rows) << table.name << " of " << file;
        }
    }

    test::FaultDisk disk;
    test::TempFolder folder;
    std::string path = folder.file("test.db");
    Files files;
    std::vector<Contents> tables;
};

std::int64_t version_of(const std::string& file) {
    Connection connection(file, Access::ReadOnly);
    return connection.query(Statement("SELECT MAX(version) FROM schema_migrations")).at(0).integer(0);
}

class MigrationKilled : public ::testing::TestWithParam<int> {};

TEST_P(MigrationKilled, AtAnyStatementIsDoneWholeByTheNextStart) {
    const int version = GetParam();
    int nth = 1;
    for (;; ++nth) {
        SCOPED_TRACE(fmt::format("killed before statement {}", nth));
        Old old(version - 1);
        if (!old.is_killed(version, nth)) break;
        EXPECT_EQ(version_of(old.path), version - 1);
        old.expect_data_in(old.path);
        old.finish(version);
        EXPECT_EQ(version_of(old.path), version);
        old.expect_data_in(old.path);
        const std::string snapshot = fmt::format("{}.before-{:04}", old.path, version);
        EXPECT_EQ(version_of(snapshot), version - 1);
        Connection kept(snapshot, Access::ReadOnly);
        EXPECT_EQ(tables_of(kept), old.tables);
        if (HasFailure()) break;
    }
    EXPECT_GT(nth, 5) << "hardly a statement ran: nothing was tested";
    RecordProperty("statements", nth);
}

INSTANTIATE_TEST_SUITE_P(OfTheProgram, MigrationKilled,
                         ::testing::Range(2, static_cast<int>(embedded::migrations().size()) + 1));

TEST(Migration5, NumbersTheMessagesOfThreadsAlone) {
    const Old old(4);
    old.finish(5);
    Connection connection(old.path, Access::ReadOnly);
    std::vector<std::optional<int>> positions;
    for (const Row& row : connection.query(Statement("SELECT position FROM messages WHERE channel_id = 308 ORDER BY id"))) positions.push_back(row.maybe_integer(0));
    EXPECT_EQ(positions, (std::vector<std::optional<int>>{0, 1, 2}));
    EXPECT_EQ(connection.query(Statement("SELECT COUNT(*) FROM messages WHERE position IS NOT NULL")).at(0).integer(0), 3);
}

TEST(MigrationRows, ExistForEveryVersionButTheNewest) {
    EXPECT_EQ(std::size(kRowsSince) + 1, embedded::migrations().size())
        << "a migration is new: add rows of the version before it to kRowsSince";
}

}  // namespace
}  // namespace parley::db::sqlite
