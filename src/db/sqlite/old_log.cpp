#include "db/sqlite/old_log.h"

#include "base/log.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace parley::db::sqlite {
namespace {

// Where in the shared memory stand the number of frames that were copied, and the lock of who copies. Source:
// https://www.sqlite.org/walformat.html, "The WAL-Index File Format" (nBackfill, WAL_CKPT_LOCK).
constexpr std::size_t kCopiedFrames = 96;
constexpr int kCheckpointLock = 1;
constexpr int kRegionBytes = 32 * 1024;

constexpr sqlite3_int64 kLogHeader = 32, kFrameHeader = 24;
constexpr sqlite3_int64 kPiece = 256 * 1024;

void require(int result, const char* what) {
    if (result != SQLITE_OK) throw Error(result, what);
}

class CheckpointLock {
public:
    explicit CheckpointLock(sqlite3_file* file) : file_(file) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyTimeoutMs);
        int result = lock();
        while ((result & 0xFF) == SQLITE_BUSY && std::chrono::steady_clock::now() < end) {  // held for one checkpoint
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            result = lock();
        }
        require(result, "the checkpoint of another process does not end");
    }
    ~CheckpointLock() { file_->pMethods->xShmLock(file_, kCheckpointLock, 1, SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE); }
    CheckpointLock(const CheckpointLock&) = delete;

private:
    int lock() { return file_->pMethods->xShmLock(file_, kCheckpointLock, 1, SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE); }
    sqlite3_file* file_;
};

// What is in the log already is written to it once more, which makes the system bring it to the disk.
void write_again(sqlite3_file* log, sqlite3_int64 size) {
    sqlite3_int64 there = 0;
    require(log->pMethods->xFileSize(log, &there), "the log's size cannot be read");
    std::vector<char> piece(static_cast<std::size_t>(kPiece));
    for (sqlite3_int64 at = 0, end = std::min(size, there); at < end; at += kPiece) {
        const int length = static_cast<int>(std::min(kPiece, end - at));
        require(log->pMethods->xRead(log, piece.data(), length, at), "the log cannot be read");
        require(log->pMethods->xWrite(log, piece.data(), length, at), "the log cannot be written");
    }
    require(log->pMethods->xSync(log, SQLITE_SYNC_NORMAL), "the log cannot be synced");
}

void write_log_again(Connection& connection, int frames) {
    const std::int64_t page = connection.query(Statement("PRAGMA page_size")).at(0).integer(0);
    connection.execute("BEGIN IMMEDIATE");  // nobody else appends meanwhile
    try {
        write_again(&connection.file(SQLITE_FCNTL_JOURNAL_POINTER), kLogHeader + frames * (kFrameHeader + page));
    } catch (...) {
        connection.execute("ROLLBACK");
        throw;
    }
    connection.execute("ROLLBACK");
    log::warn("storage.old_log_written_again frames={} reason=\"it is being read\"", frames);
}

}  // namespace

// Less than was copied is always true: a reader then looks for a page in the log, where it still is.
void forget_checkpoint(Connection& connection) {
    sqlite3_file* database = &connection.file(SQLITE_FCNTL_FILE_POINTER);
    const CheckpointLock lock(database);
    void volatile* region = nullptr;
    require(database->pMethods->xShmMap(database, 0, kRegionBytes, 0, &region), "the shared memory cannot be read");
    if (!region) return;  // nobody has made it: nothing is remembered
    auto* copied = reinterpret_cast<std::uint32_t*>(static_cast<char*>(const_cast<void*>(region)) + kCopiedFrames);
    std::atomic_ref(*copied).store(0);
}

void forget_checkpoint_now(Connection& connection) noexcept {
    try {
        forget_checkpoint(connection);
    } catch (const Error& error) {
        log::error("storage.checkpoint_not_forgotten code={} text=\"{}\"", error.code, error.what());
    }
}

// Nothing is appended to the old log: once it is copied, the next write begins it anew. Only a process that reads from it
// right now stands against that, such as a backup that began while no server ran.
void settle_old_log(Connection& connection) {
    forget_checkpoint(connection);
    int frames = 0;
    sqlite3_busy_timeout(connection.handle(), 0);
    const int result = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, SQLITE_CHECKPOINT_RESTART, &frames, nullptr);
    sqlite3_busy_timeout(connection.handle(), kBusyTimeoutMs);
    if (result == SQLITE_BUSY && frames > 0) return write_log_again(connection, frames);
    if (result != SQLITE_OK && result != SQLITE_BUSY) throw Error(result, sqlite3_errmsg(connection.handle()));
}

}  // namespace parley::db::sqlite
