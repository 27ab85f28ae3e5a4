#include "db/sqlite/driver.h"

#include "base/blocking.h"
#include "base/log.h"
#include "db/sqlite/checkpointer.h"
#include "db/sqlite/coalescing_vfs.h"
#include "db/sqlite/committer.h"
#include "db/sqlite/migrations.h"
#include "db/sqlite/old_log.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <condition_variable>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <thread>
#include <unistd.h>

namespace parley::db::sqlite {
namespace {

// A batch this long costs some 5 us a job and holds up the first of them for a few milliseconds.
constexpr std::size_t kMostJobsInACommit = 512;
constexpr std::size_t kSmallPage = 64 * 1024;  // bytes of text: some 0.2 ms to read and to write as JSON

Connection open_writer(const std::string& path) {
    try {
        Connection connection(path, Access::Create, coalescing_vfs());
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000;"
                           "PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY");
        connection.query(Statement("SELECT COUNT(*) FROM sqlite_schema"));  // opens the log
        settle_old_log(connection);
        migrate(connection, path);
        connection.was_changed_elsewhere();  // what others write from here on is news
        return connection;
    } catch (const Error& error) {
        throw std::runtime_error(fmt::format("The database {} cannot be used: {}", path, error.what()));
    }
}

Connection open_reader(const std::string& path) {
    Connection connection(path, Access::ReadOnly);
    connection.execute("PRAGMA query_only = ON; PRAGMA cache_size = -4000; PRAGMA temp_store = MEMORY");
    return connection;
}

// One after the other, until one of them answers more than `most_bytes` of text: then there are fewer results than queries.
std::vector<Rows> query_small(Connection& connection, const std::vector<Statement>& queries, std::size_t most_bytes) {
    std::vector<Rows> results;
    results.reserve(queries.size());
    for (const Statement& query : queries) {
        auto rows = connection.query_small(query, most_bytes);
        if (!rows) break;
        results.push_back(std::move(*rows));
    }
    return results;
}

std::vector<Rows> run_queries(Connection& connection, const std::vector<Statement>& queries,
                              std::size_t most_bytes = std::numeric_limits<std::size_t>::max()) {
    if (queries.size() == 1) return query_small(connection, queries, most_bytes);  // one statement is its own consistent view
    std::vector<Rows> results;
    connection.run(Statement("BEGIN"));
    try {
        results = query_small(connection, queries, most_bytes);
    } catch (...) {
        connection.execute("ROLLBACK");
        throw;
    }
    connection.run(Statement("COMMIT"));
    return results;
}

}  // namespace

struct Driver::State {
    State(DriverConfig given, std::mutex& queue_mutex, std::vector<Job>& queue)
        : config(std::move(given)), writer(open_writer(config.path)), checkpointer(config.path), mutex(queue_mutex), jobs(queue),
          reader_pool("reader", config.readers), large_pool("large_reader", config.readers, Priority::Background) {}

    // A reader's connection is opened when a thread of the pool first needs it.
    Connection& reader() {
        static thread_local std::unordered_map<const State*, std::unique_ptr<Connection>> of_thread;
        auto& connection = of_thread[this];
        if (!connection) connection = std::make_unique<Connection>(open_reader(config.path));
        return *connection;
    }

    void write_until_stopped();
    std::vector<Job> take_batch(bool& is_stopping);
    void watch_and_checkpoint();
    void finish_checkpoint(std::optional<int> round);
    void checkpoint();
    void judge_checkpoint(int result);
    void stop_writing(const std::string& reason);

    DriverConfig config;
    Connection writer;
    Checkpointer checkpointer;
    bool has_log = true;  // something may be in it that is not in the database yet
    std::mutex& mutex;  // the queue's
    std::vector<Job>& jobs;
    std::condition_variable ready;
    bool stopping = false;  // guarded by mutex
    Workers reader_pool, large_pool;
    std::mutex now_mutex;  // guards now_reader
    std::optional<Connection> now_reader;  // for read_now, opened when it is first asked
    std::thread writer_thread;
    std::chrono::steady_clock::time_point watched = std::chrono::steady_clock::now();
    std::atomic<bool> is_broken{false};
};

std::vector<Job> Driver::State::take_batch(bool& is_stopping) {
    std::unique_lock lock(mutex);
    ready.wait_for(lock, config.watch_interval, [&] { return stopping || !jobs.empty(); });
    is_stopping = stopping && jobs.size() <= kMostJobsInACommit;
    if (jobs.size() <= kMostJobsInACommit) return std::exchange(jobs, {});
    const auto end = jobs.begin() + static_cast<std::ptrdiff_t>(kMostJobsInACommit);
    std::vector<Job> batch(std::make_move_iterator(jobs.begin()), std::make_move_iterator(end));
    jobs.erase(jobs.begin(), end);
    return batch;
}

void Driver::State::write_until_stopped() {
    Committer committer(writer, config.tell);
    for (bool is_stopping = false; !is_stopping;) {
        std::vector<Job> batch = take_batch(is_stopping);
        has_log = has_log || !batch.empty();
        if (is_broken) committer.refuse(std::move(batch));
        else if (!batch.empty()) committer.commit(std::move(batch));
        watch_and_checkpoint();
    }
    finish_checkpoint(checkpointer.wait_for_result());
    checkpoint();
}

void Driver::State::watch_and_checkpoint() {
    finish_checkpoint(checkpointer.take_result());
    const auto now = std::chrono::steady_clock::now();
    if (now - watched < config.watch_interval) return;
    watched = now;
    try {
        if (writer.was_changed_elsewhere()) {
            has_log = true;
            config.tell({std::make_shared<const Event>(StorageChanged{})});
        }
    } catch (const Error& error) {
        log::error("storage.watch_failed text=\"{}\"", error.what());
    }
    if (has_log && !is_broken) checkpointer.start();
}

// What the round left is few frames; when they are copied too the next commit begins the log anew.
void Driver::State::finish_checkpoint(std::optional<int> round) {
    if (!round) return;
    if (*round == SQLITE_OK) checkpoint();
    else judge_checkpoint(*round);
}

// PASSIVE waits for nobody: what a reader still needs stays in the log until the next time.
void Driver::State::checkpoint() {
    if (is_broken) return;
    int frames = 0, copied = 0;
    const int result = sqlite3_wal_checkpoint_v2(writer.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &frames, &copied);
    has_log = result != SQLITE_OK || frames != copied;
    judge_checkpoint(result);
}

void Driver::State::judge_checkpoint(int result) {
    if (result != SQLITE_OK && result != SQLITE_BUSY) log::error("storage.checkpoint_failed code={}", result);
    if (result == SQLITE_IOERR_FSYNC) stop_writing("The disk failed to keep what was written to the database. What was acknowledged is in its log; look "
                                                       "at the disk, then start Parley again.");
}

// SQLite would go on from where an earlier checkpoint ended, and whether that one's pages are on the disk is what the
// fsync has just denied. The log still holds them all: whoever checkpoints next, it is copied from its beginning. Until then
// it must not begin anew, nor be deleted by the last connection that closes.
void Driver::State::stop_writing(const std::string& reason) {
    is_broken = true;
    sqlite3_db_config(writer.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    forget_checkpoint_now(writer);
    log::error("storage.broken reason=\"{}\"", reason);
    if (config.on_broken) config.on_broken(reason);
}

Driver::Driver(DriverConfig config, const Clock& clock) : Database(clock) {
    state_ = std::make_unique<State>(std::move(config), queue_mutex_, queue_);
    const Rows rows = state_->writer.query(Statement("SELECT id FROM last_id WHERE one = 1"));
    snowflakes_.start_after(static_cast<std::uint64_t>(rows.at(0).integer(0)));
    state_->writer_thread = start_thread("writer", Priority::Normal, [this] { state_->write_until_stopped(); });
}

Driver::~Driver() {
    finish();
    state_->reader_pool.join();
    state_->large_pool.join();
}

void Driver::finish() {
    if (!state_->writer_thread.joinable()) return;
    {
        const std::lock_guard lock(queue_mutex_);
        state_->stopping = true;
        state_->ready.notify_one();
    }
    state_->writer_thread.join();
}

void Driver::wake() { state_->ready.notify_one(); }

Task<std::vector<Rows>> Driver::read(std::vector<Statement> queries) {
    return run_on(state_->reader_pool, [state = state_.get(), asked = std::move(queries)] {
        return run_queries(state->reader(), asked);
    });
}

Task<> Driver::read_page(std::vector<Statement> queries, std::function<void(std::vector<Rows>)> use) {
    const bool is_small = co_await run_on(state_->reader_pool, [&] {
        std::vector<Rows> rows = run_queries(state_->reader(), queries, kSmallPage);
        if (rows.size() < queries.size()) return false;
        use(std::move(rows));
        return true;
    });
    if (is_small) co_return;
    co_await run_on(state_->large_pool, [&] { use(run_queries(state_->reader(), queries)); });
}

std::vector<Rows> Driver::read_now(std::vector<Statement> queries) {
    const std::lock_guard lock(state_->now_mutex);
    if (!state_->now_reader) state_->now_reader.emplace(open_reader(state_->config.path));
    return run_queries(*state_->now_reader, queries);
}

namespace {

void copy_pages(const std::string& from, const std::string& to) {
    Connection source(from, Access::ReadOnly);
    Connection target(to, Access::Create);
    sqlite3_backup* backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup) throw Error(sqlite3_extended_errcode(target.handle()), sqlite3_errmsg(target.handle()));
    const int result = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (result != SQLITE_DONE) throw Error(result, fmt::format("the copy to {} failed: {}", to, sqlite3_errstr(result)));
    target.execute("PRAGMA journal_mode = DELETE");
}

}  // namespace

void copy_database(const std::string& from, const std::string& to) {
    if (std::filesystem::exists(to)) throw std::runtime_error(fmt::format("{} exists already.", to));
    const std::string part = to + ".part";
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(part + suffix);
    copy_pages(from, part);
    move_file(part, to);
}

void move_file(const std::string& from, const std::string& to) {
    std::filesystem::rename(from, to);
    const std::string folder = std::filesystem::absolute(to).parent_path();
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::close(opened);
}

std::vector<std::string> find_damage(const std::string& path) {
    Connection connection(path, Access::ReadOnly);
    std::vector<std::string> found;
    for (const Row& row : connection.query(Statement("PRAGMA integrity_check(100)"))) {
        if (row.text(0) != "ok") found.push_back(row.text(0));
    }
    for (const Row& row : connection.query(Statement("PRAGMA foreign_key_check"))) {
        found.push_back(fmt::format("a row of {} names a missing row of {}", row.text(0), row.text(2)));
    }
    return found;
}

}  // namespace parley::db::sqlite
