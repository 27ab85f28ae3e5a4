#include "db/sqlite/migrations.h"

#include "base/log.h"
#include "db/sqlite/driver.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

namespace parley::db::sqlite {
namespace {

int version_of(const EmbeddedFile& file) {
    int version = 0;
    std::from_chars(file.path.data(), file.path.data() + file.path.size(), version);
    return version;
}

int current_version(Connection& connection) {
    connection.execute("CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    return static_cast<int>(
        connection.query(Statement("SELECT COALESCE(MAX(version), 0) FROM schema_migrations")).at(0).integer(0));
}

void apply(Connection& connection, const EmbeddedFile& file) {
    connection.execute("BEGIN IMMEDIATE");
    try {
        connection.execute(std::string(file.bytes));
        connection.run(Statement("INSERT INTO schema_migrations (version, name) VALUES ($1, $2)", version_of(file),
                                 file.path));
        connection.execute("COMMIT");
    } catch (...) {
        // A full disk has ended the transaction already; the cause must not be hidden by a second error.
        sqlite3_exec(connection.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        throw;
    }
    log::info("storage.migrated version={} name={}", version_of(file), file.path);
}

int newest_of(std::span<const EmbeddedFile> files) { return files.empty() ? 0 : version_of(files.back()); }

void require_not_newer(const std::string& path, int version, int newest) {
    if (version <= newest) return;
    throw std::runtime_error(fmt::format("{} has schema {}, which this version of Parley ({}) does not know. "
                                         "Use the version that wrote it, or a later one.", path, version, newest));
}

void snapshot_before(int version, const std::string& path) {
    const std::string copy = fmt::format("{}.before-{:04}", path, version);
    if (std::filesystem::exists(copy)) return;  // an earlier try was interrupted after its snapshot
    copy_database(path, copy);
    log::info("storage.snapshot file={}", copy);
}

}  // namespace

void migrate(Connection& connection, const std::string& path, std::span<const EmbeddedFile> files) {
    const int current = current_version(connection);
    const int newest = newest_of(files);
    require_not_newer(path, current, newest);
    if (current > 0 && current < newest) snapshot_before(current + 1, path);
    for (const EmbeddedFile& file : files) {
        if (version_of(file) > current) apply(connection, file);
    }
}

void require_known_schema(const std::string& path, std::span<const EmbeddedFile> files) {
    Connection connection(path, Access::ReadOnly);
    if (connection.query(Statement("SELECT 1 FROM sqlite_master WHERE name = 'schema_migrations'")).empty()) {
        throw std::runtime_error(fmt::format("{} is not a database of Parley.", path));
    }
    const Rows rows = connection.query(Statement("SELECT COALESCE(MAX(version), 0) FROM schema_migrations"));
    require_not_newer(path, static_cast<int>(rows.at(0).integer(0)), newest_of(files));
}

}  // namespace parley::db::sqlite
