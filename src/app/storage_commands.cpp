#include "app/commands.h"
#include "app/data_folder.h"
#include "db/sqlite/connection.h"
#include "db/sqlite/driver.h"
#include "db/sqlite/migrations.h"

#include <fmt/format.h>

#include <filesystem>

namespace parley::app {
namespace {

void require_database(const Config& config) {
    if (std::filesystem::exists(config.database())) return;
    throw std::runtime_error(fmt::format("There is no database at {}. Name its folder with --data.", config.database()));
}

// Damage can be such that SQLite gives up before it has listed anything.
std::vector<std::string> damage_of(const std::string& path) {
    try {
        return db::sqlite::find_damage(path);
    } catch (const db::sqlite::Error& error) {
        return {error.what()};
    }
}

// Until the new file takes its name, the database at `path` stays whole where it is. A damaged one, whose log cannot be
// folded back, is kept with its log beside it.
void keep_what_is_there(const std::string& path) {
    const std::string kept = path + ".before-restore";
    try {
        db::sqlite::Connection(path, db::sqlite::Access::ReadWrite).execute("PRAGMA journal_mode = DELETE");
    } catch (const db::sqlite::Error&) {
        if (std::filesystem::exists(path + "-wal")) db::sqlite::move_file(path + "-wal", kept + "-wal");
    }
    for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(path + suffix);
    std::filesystem::remove(kept + ".part");
    std::filesystem::copy_file(path, kept + ".part");
    db::sqlite::move_file(kept + ".part", kept);
    fmt::print("What was there before is kept in {}.\n", kept);
}

}  // namespace

void backup(const Config& config, const std::string& file) {
    require_database(config);
    db::sqlite::copy_database(config.database(), file);
    fmt::print("{} holds everything that was acknowledged when the backup began ({} bytes).\n", file,
               std::filesystem::file_size(file));
}

void restore(const Config& config, const std::string& file) {
    if (!std::filesystem::exists(file)) throw std::runtime_error(fmt::format("There is no file {}.", file));
    if (const auto damage = damage_of(file); !damage.empty()) {
        throw std::runtime_error(fmt::format("{} is damaged and was not restored: {}.", file, damage.front()));
    }
    db::sqlite::require_known_schema(file);
    make_data_folder(config);
    const DataLock lock(config.lock_file());
    const std::string fresh = config.database() + ".restoring";
    std::filesystem::remove(fresh);
    db::sqlite::copy_database(file, fresh);
    if (std::filesystem::exists(config.database())) keep_what_is_there(config.database());
    for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(config.search_index() + suffix);
    std::filesystem::remove(config.search_index());  // built again at the next start
    db::sqlite::move_file(fresh, config.database());
    fmt::print("Restored from {}.\n", file);
}

bool verify(const Config& config) {
    require_database(config);
    const std::vector<std::string> damage = damage_of(config.database());
    for (const std::string& line : damage) fmt::print("damaged: {}\n", line);
    fmt::print("{}\n", damage.empty() ? "ok: the database is whole." : "The database is damaged. Restore a backup.");
    return damage.empty();
}

}  // namespace parley::app
