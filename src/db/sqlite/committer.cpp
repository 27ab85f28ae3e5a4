#include "db/sqlite/committer.h"

#include "base/log.h"
#include "base/metrics.h"

#include <sqlite3.h>

namespace parley::db::sqlite {
namespace {

// What the caller is told of SQLite's error: its text stays in the log.
std::exception_ptr to_refusal(const Error& error) {
    const bool is_full = (error.code & 0xFF) == SQLITE_FULL;
    return std::make_exception_ptr(Refusal(is_full ? Code::StorageFull : Code::StorageBroken));
}

}  // namespace

void Committer::run_statements(Job& job) {
    for (const Statement& statement : job.statements) connection_.run(statement);
}

// A statement that fails takes nothing with it, so a job of one statement needs no savepoint of its own.
std::exception_ptr Committer::run(Job& job) {
    const bool needs_savepoint = job.statements.size() > 1;
    try {
        if (needs_savepoint) connection_.run(Statement("SAVEPOINT job"));
        run_statements(job);
        if (needs_savepoint) connection_.run(Statement("RELEASE job"));
        return nullptr;
    } catch (...) {
        const std::exception_ptr failure = std::current_exception();
        // Some errors (a full disk) end the whole transaction; then there is no savepoint to go back to.
        if (needs_savepoint && sqlite3_get_autocommit(connection_.handle()) == 0) {
            connection_.execute("ROLLBACK TO job; RELEASE job");
        }
        return failure;
    }
}

// Ids then go on rising after a restart, also when the clock was set back meanwhile.
void Committer::keep_last_id(std::uint64_t id) {
    if (id == kept_id_) return;
    connection_.run(Statement("UPDATE last_id SET id = $1 WHERE one = 1 AND id < $1", id));
    kept_id_ = id;
}

void Committer::commit_all(std::vector<Job>& batch, std::vector<std::exception_ptr>& failures) {
    connection_.run(Statement("BEGIN IMMEDIATE"));
    for (std::size_t i = 0; i < batch.size(); ++i) {
        failures[i] = run(batch[i]);
        if (sqlite3_get_autocommit(connection_.handle()) != 0) std::rethrow_exception(failures[i]);
    }
    keep_last_id(batch.back().last_id);
    is_log_end_refused_ = true;
    connection_.run(Statement("COMMIT"));
    is_log_end_refused_ = false;
}

// When only the sync of a COMMIT failed, the log may hold the whole transaction, and the next start would take it for
// committed: what was refused would come back, and later commits would stand on pages that are in the cache but,
// since no sync tries them again, perhaps never on the disk. The next transaction goes to the same place of the log,
// which ends the refused one's life; so one of our own goes there at once. It has to change something to be written.
void Committer::overwrite_log_end() {
    connection_.run(Statement("UPDATE last_id SET id = id + $1 WHERE one = 1", kStep));
    is_log_end_refused_ = false;
    log::warn("storage.log_end_overwritten");
}

// Once a second: a full disk refuses hundreds of commits in it, and the log may stand on the same disk.
void Committer::log_failure(const Error& error, std::size_t jobs) {
    const auto now = std::chrono::steady_clock::now();
    if (now - failure_logged_ < std::chrono::seconds(1)) return;
    failure_logged_ = now;
    log::error("storage.commit_failed code={} jobs={} text=\"{}\"", error.code, jobs, error.what());
}

void Committer::roll_back() {
    if (sqlite3_get_autocommit(connection_.handle()) == 0) sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Committer::commit(std::vector<Job> batch) {
    std::vector<std::exception_ptr> failures(batch.size());
    try {
        if (is_log_end_refused_) overwrite_log_end();
        commit_all(batch, failures);
    } catch (const Error& error) {
        log_failure(error, batch.size());
        roll_back();
        failures.assign(batch.size(), to_refusal(error));
    }
    try {
        if (is_log_end_refused_) overwrite_log_end();
    } catch (const Error& error) {
        log::error("storage.log_end_not_overwritten code={} text=\"{}\"", error.code, error.what());
        roll_back();
    }
    finish(batch, failures);
}

void Committer::refuse(std::vector<Job> batch) {
    std::vector<std::exception_ptr> failures(batch.size(), std::make_exception_ptr(Refusal(Code::StorageBroken)));
    finish(batch, failures);
}

void Committer::finish(std::vector<Job>& batch, std::vector<std::exception_ptr>& failures) {
    static auto& units = metrics::counter("parley_storage_units_total", "Units of work that were committed.");
    static auto& commits = metrics::counter("parley_storage_commits_total", "Transactions, each with one fsync.");
    std::vector<EventPtr> events;
    double committed = 0;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (failures[i]) continue;
        ++committed;
        for (EventPtr& event : batch[i].events) events.push_back(std::move(event));
    }
    units.Increment(committed);
    if (committed > 0) commits.Increment();
    if (!events.empty()) tell_(std::move(events));
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (!batch[i].done) continue;
        try {  // what is not a refusal of ours is SQLite's: it was not said yet
            if (failures[i]) std::rethrow_exception(failures[i]);
        } catch (const Error& error) {
            log::error("storage.unit_failed code={} text=\"{}\"", error.code, error.what());
            failures[i] = to_refusal(error);
        } catch (...) {
            failures[i] = std::current_exception();
        }
        batch[i].done(failures[i]);
    }
}

}  // namespace parley::db::sqlite
