#include "db/sqlite/coalescing_vfs.h"

#include "db/sqlite/forwarding_vfs.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <mutex>
#include <new>
#include <vector>

namespace parley::db::sqlite {
namespace {

constexpr const char* kName = "parley";
// 15 frames with pages of 4 KiB. SQLite's own VFS writes at most 128 KiB - 1 at once.
constexpr std::size_t kMostGathered = 64 * 1024;

// The log, as SQLite sees it. `below` is the same file in the VFS below.
struct Log {
    sqlite3_file seen;
    sqlite3_file* below;
    std::vector<char>* gathered;
    sqlite3_int64 start;  // where in the file the gathered bytes belong
};

Log& log_of(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }
sqlite3_file* below(sqlite3_file* file) { return log_of(file).below; }

// SQLite knows one of the ways in which there is no room; the others it calls an I/O error.
int named(int result) {
    const bool is_full = errno == EDQUOT || errno == EFBIG;
    return (result & 0xFF) == SQLITE_IOERR && is_full ? SQLITE_FULL : result;
}

int write_gathered(Log& log) {
    if (log.gathered->empty()) return SQLITE_OK;
    errno = 0;
    const int result = log.below->pMethods->xWrite(log.below, log.gathered->data(), static_cast<int>(log.gathered->size()), log.start);
    log.gathered->clear();
    return named(result);
}

bool follows_on(const Log& log, sqlite3_int64 at, std::size_t size) {
    return at == log.start + static_cast<sqlite3_int64>(log.gathered->size()) && log.gathered->size() + size <= kMostGathered;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    Log& log = log_of(file);
    const auto length = static_cast<std::size_t>(size);
    if (log.gathered->empty()) log.start = at;
    if (!follows_on(log, at, length)) {
        if (const int result = write_gathered(log); result != SQLITE_OK) return result;
        if (length > kMostGathered) return log.below->pMethods->xWrite(log.below, data, size, at);
        log.start = at;
    }
    const auto* bytes = static_cast<const char*>(data);
    log.gathered->insert(log.gathered->end(), bytes, bytes + length);  // within the reserved room: no allocation
    return SQLITE_OK;
}

int sync(sqlite3_file* file, int flags) {
    if (const int result = write_gathered(log_of(file)); result != SQLITE_OK) return result;
    return below(file)->pMethods->xSync(below(file), flags);
}

// Whoever looks at the file sees all of it.
int read(sqlite3_file* file, void* data, int size, sqlite3_int64 at) {
    if (const int result = write_gathered(log_of(file)); result != SQLITE_OK) return result;
    return below(file)->pMethods->xRead(below(file), data, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (const int result = write_gathered(log_of(file)); result != SQLITE_OK) return result;
    return below(file)->pMethods->xTruncate(below(file), size);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    if (const int result = write_gathered(log_of(file)); result != SQLITE_OK) return result;
    return below(file)->pMethods->xFileSize(below(file), size);
}

int close(sqlite3_file* file) {
    Log& log = log_of(file);
    const int written = write_gathered(log);
    const int closed = log.below->pMethods->xClose(log.below);
    sqlite3_free(log.below);
    delete log.gathered;
    return written != SQLITE_OK ? written : closed;
}

// Nothing to add to these. SQLite asks a log for no shared memory and no mapping, so version 1 of the table is enough.
int lock(sqlite3_file* file, int level) { return below(file)->pMethods->xLock(below(file), level); }
int unlock(sqlite3_file* file, int level) { return below(file)->pMethods->xUnlock(below(file), level); }
int check_lock(sqlite3_file* file, int* is_held) { return below(file)->pMethods->xCheckReservedLock(below(file), is_held); }
int control(sqlite3_file* file, int what, void* value) { return below(file)->pMethods->xFileControl(below(file), what, value); }
int sector_size(sqlite3_file* file) { return below(file)->pMethods->xSectorSize(below(file)); }
int device(sqlite3_file* file) { return below(file)->pMethods->xDeviceCharacteristics(below(file)); }

constexpr sqlite3_io_methods kMethods{
    .iVersion = 1, .xClose = close, .xRead = read, .xWrite = write, .xTruncate = truncate, .xSync = sync, .xFileSize = file_size,
    .xLock = lock, .xUnlock = unlock, .xCheckReservedLock = check_lock, .xFileControl = control, .xSectorSize = sector_size,
    .xDeviceCharacteristics = device, .xShmMap = nullptr, .xShmLock = nullptr, .xShmBarrier = nullptr, .xShmUnmap = nullptr,
    .xFetch = nullptr, .xUnfetch = nullptr};

int open_log(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    Log& log = log_of(file);
    log.seen.pMethods = nullptr;  // a failed open is not closed
    log.below = static_cast<sqlite3_file*>(sqlite3_malloc(vfs->szOsFile));
    if (!log.below) return SQLITE_NOMEM;
    std::memset(log.below, 0, static_cast<std::size_t>(vfs->szOsFile));
    const int result = vfs->xOpen(vfs, name, log.below, flags, out_flags);
    if (result != SQLITE_OK) {
        sqlite3_free(log.below);
        return result;
    }
    log.gathered = new std::vector<char>;
    log.gathered->reserve(kMostGathered);
    log.start = 0;
    log.seen.pMethods = &kMethods;
    return SQLITE_OK;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(nullptr);
    if ((flags & SQLITE_OPEN_WAL) != 0) return open_log(vfs, name, file, flags, out_flags);
    return open_below(name, file, flags, out_flags);
}

}  // namespace

const char* coalescing_vfs() {
    static const ForwardingVfs vfs(kName, open);
    return kName;
}

}  // namespace parley::db::sqlite
