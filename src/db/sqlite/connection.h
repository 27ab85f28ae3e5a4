// db/sqlite/connection.h -- One SQLite connection with its prepared statements. One thread at a time.
#pragma once
#include "db/statement.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_file;
struct sqlite3_stmt;

namespace parley::db::sqlite {

// What SQLite said; `code` is its extended result code.
struct Error : std::runtime_error {
    Error(int why, const std::string& text) : std::runtime_error(text), code(why) {}
    int code;
};

enum class Access { ReadOnly, ReadWrite, Create };

class Connection {
public:
    // `vfs` is the name of a registered VFS, null for the default. Throws Error when the file cannot be opened.
    Connection(const std::string& path, Access access, const char* vfs = nullptr);
    ~Connection();
    Connection(Connection&&) noexcept;

    // One or more statements without values or rows: pragmas, transactions, migrations.
    void execute(const std::string& sql);

    // Runs a statement and returns how many rows it changed. Throws Error, or the statement's own Refusal.
    int run(const Statement& statement);
    Rows query(const Statement& statement);
    // Nothing when its texts together have more than `most_bytes`.
    std::optional<Rows> query_small(const Statement& statement, std::size_t most_bytes);

    // True when another connection wrote since the last call; the first call only takes note.
    bool was_changed_elsewhere();

    sqlite3* handle() { return db_.get(); }
    // The VFS's own object: SQLITE_FCNTL_FILE_POINTER for the database, SQLITE_FCNTL_JOURNAL_POINTER for the log. Throws Error.
    sqlite3_file& file(int which);

private:
    struct Prepared;
    Prepared& prepare(const Statement& statement);
    void bind(Prepared& prepared, const Statement& statement);

    struct Close { void operator()(sqlite3* db) const; };
    std::unique_ptr<sqlite3, Close> db_;
    // The text lives as long as the program, so its address is the key of a statement that was prepared once.
    std::unordered_map<const char*, Prepared> prepared_;
    std::int64_t data_version_ = -1;
};

// Waits for a busy neighbour this long before it gives up.
inline constexpr int kBusyTimeoutMs = 10'000;

}  // namespace parley::db::sqlite
