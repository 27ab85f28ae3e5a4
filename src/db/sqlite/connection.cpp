#include "db/sqlite/connection.h"

#include "base/thread.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <limits>
#include <utility>

namespace parley::db::sqlite {
namespace {

constexpr int kMostParameters = 32;

int open_flags(Access access) {
    const int shared = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_URI;
    switch (access) {
        case Access::ReadOnly: return shared | SQLITE_OPEN_READONLY;
        case Access::ReadWrite: return shared | SQLITE_OPEN_READWRITE;
        case Access::Create: return shared | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return shared;
}

Value column_value(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
        case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
        case SQLITE_NULL: return {};
        case SQLITE_BLOB: {
            const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
            return std::string(bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
        default: {  // asked for as text, a database in UTF-16 gives UTF-8
            const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            return std::string(bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
    }
}

std::size_t text_bytes(const Row& row) {
    std::size_t bytes = 0;
    for (const Value& value : row.values) {
        if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
    }
    return bytes;
}

}  // namespace

struct Connection::Prepared {
    sqlite3_stmt* statement = nullptr;
    std::vector<int> positions;  // SQLite's index of $1, $2, …: it numbers them by first appearance

    Prepared() = default;
    Prepared(Prepared&& other) noexcept
        : statement(std::exchange(other.statement, nullptr)), positions(std::move(other.positions)) {}
    ~Prepared() { sqlite3_finalize(statement); }
};

namespace {

// Resets on every way out, so that no read lock outlives the call. Values stay bound until the next run.
struct Reset {
    sqlite3_stmt* statement;
    ~Reset() { sqlite3_reset(statement); }
};

}  // namespace

void Connection::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Connection::Connection(const std::string& path, Access access, const char* vfs) {
    sqlite3* opened = nullptr;
    const int result = sqlite3_open_v2(path.c_str(), &opened, open_flags(access), vfs);
    db_.reset(opened);
    if (result != SQLITE_OK) {
        throw Error(result, fmt::format("cannot open {}: {}", path, opened ? sqlite3_errmsg(opened) : "out of memory"));
    }
    sqlite3_busy_timeout(db_.get(), kBusyTimeoutMs);
    execute("PRAGMA foreign_keys = ON");
}

Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;

void Connection::execute(const std::string& sql) {
    const int result = sqlite3_exec(db_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) throw Error(sqlite3_extended_errcode(db_.get()), sqlite3_errmsg(db_.get()));
}

Connection::Prepared& Connection::prepare(const Statement& statement) {
    const auto known = prepared_.find(statement.sql.data());
    if (known != prepared_.end()) return known->second;
    Prepared fresh;
    const int result = sqlite3_prepare_v3(db_.get(), statement.sql.data(), static_cast<int>(statement.sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &fresh.statement, nullptr);
    if (result != SQLITE_OK) throw Error(result, fmt::format("{} in: {}", sqlite3_errmsg(db_.get()), statement.sql));
    for (int i = 1; i <= kMostParameters; ++i) {
        const int position = sqlite3_bind_parameter_index(fresh.statement, fmt::format("${}", i).c_str());
        if (position == 0) break;
        fresh.positions.push_back(position);
    }
    return prepared_.emplace(statement.sql.data(), std::move(fresh)).first->second;
}

void Connection::bind(Prepared& prepared, const Statement& statement) {
    if (statement.values.size() != prepared.positions.size()) {
        throw Error(SQLITE_MISUSE, fmt::format("{} values for: {}", statement.values.size(), statement.sql));
    }
    for (std::size_t i = 0; i < statement.values.size(); ++i) {
        const Value& value = statement.values[i];
        const int at = prepared.positions[i];
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            sqlite3_bind_int64(prepared.statement, at, *number);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            // The statement outlives the run, so nothing is copied.
            sqlite3_bind_text(prepared.statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
        } else if (const auto* real = std::get_if<double>(&value)) {
            sqlite3_bind_double(prepared.statement, at, *real);
        } else {
            sqlite3_bind_null(prepared.statement, at);
        }
    }
}

int Connection::run(const Statement& statement) {
    Prepared& prepared = prepare(statement);
    bind(prepared, statement);
    const Reset reset{prepared.statement};
    const int before = sqlite3_total_changes(db_.get());
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW) result = sqlite3_step(prepared.statement);
    if ((result & 0xFF) == SQLITE_CONSTRAINT && statement.conflict) throw Refusal(*statement.conflict);
    if (result != SQLITE_DONE) throw Error(result, sqlite3_errmsg(db_.get()));
    const int changed = sqlite3_total_changes(db_.get()) - before;
    if (changed == 0 && statement.unchanged) throw Refusal(*statement.unchanged);
    return changed;
}

Rows Connection::query(const Statement& statement) {
    return *query_small(statement, std::numeric_limits<std::size_t>::max());
}

std::optional<Rows> Connection::query_small(const Statement& statement, std::size_t most_bytes) {
    Prepared& prepared = prepare(statement);
    bind(prepared, statement);
    const Reset reset{prepared.statement};
    const int columns = sqlite3_column_count(prepared.statement);
    Rows rows;
    std::size_t bytes = 0;
    int result = sqlite3_step(prepared.statement);
    for (; result == SQLITE_ROW; result = sqlite3_step(prepared.statement)) {
        offer_processor();
        Row& row = rows.emplace_back();
        row.values.reserve(static_cast<std::size_t>(columns));
        for (int i = 0; i < columns; ++i) row.values.push_back(column_value(prepared.statement, i));
        bytes += text_bytes(row);
        if (bytes > most_bytes) return std::nullopt;
    }
    if (result != SQLITE_DONE) throw Error(result, sqlite3_errmsg(db_.get()));
    return rows;
}

sqlite3_file& Connection::file(int which) {
    sqlite3_file* file = nullptr;
    const int result = sqlite3_file_control(handle(), "main", which, &file);
    if (result != SQLITE_OK || !file) throw Error(result, "SQLite shows no file");
    return *file;
}

bool Connection::was_changed_elsewhere() {
    const std::int64_t version = query(Statement("PRAGMA data_version")).at(0).integer(0);
    const std::int64_t before = std::exchange(data_version_, version);
    return before >= 0 && version != before;
}

}  // namespace parley::db::sqlite
