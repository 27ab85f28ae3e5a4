#include "db/sqlite/forwarding_vfs.h"

#include <stdexcept>

namespace parley::db::sqlite {
namespace {

// Room for the file object of any VFS below; the one for Unix takes some 120 bytes.
constexpr int kRoomForFile = 1024;

// The default VFS is handed its own object.
sqlite3_vfs* base() { return sqlite3_vfs_find(nullptr); }
int erase(sqlite3_vfs*, const char* name, int sync_folder) { return base()->xDelete(base(), name, sync_folder); }
int access(sqlite3_vfs*, const char* name, int flags, int* result) { return base()->xAccess(base(), name, flags, result); }
int full_path(sqlite3_vfs*, const char* name, int size, char* out) { return base()->xFullPathname(base(), name, size, out); }
int randomness(sqlite3_vfs*, int size, char* out) { return base()->xRandomness(base(), size, out); }
int pause(sqlite3_vfs*, int microseconds) { return base()->xSleep(base(), microseconds); }
int last_error(sqlite3_vfs*, int size, char* out) { return base()->xGetLastError(base(), size, out); }
int now(sqlite3_vfs*, sqlite3_int64* out) { return base()->xCurrentTimeInt64(base(), out); }
int now_as_day(sqlite3_vfs*, double* out) { return base()->xCurrentTime(base(), out); }

}  // namespace

int open_below(const char* name, sqlite3_file* file, int flags, int* out_flags) {
    if (base()->szOsFile > kRoomForFile) return SQLITE_CANTOPEN;
    return base()->xOpen(base(), name, file, flags, out_flags);
}

ForwardingVfs::ForwardingVfs(const char* name, Open open) {
    vfs_.iVersion = 2;
    vfs_.szOsFile = kRoomForFile;
    vfs_.mxPathname = base()->mxPathname;
    vfs_.zName = name;
    vfs_.xOpen = open;
    vfs_.xDelete = erase;
    vfs_.xAccess = access;
    vfs_.xFullPathname = full_path;
    vfs_.xRandomness = randomness;
    vfs_.xSleep = pause;
    vfs_.xGetLastError = last_error;
    vfs_.xCurrentTime = now_as_day;
    vfs_.xCurrentTimeInt64 = now;
    if (sqlite3_vfs_register(&vfs_, 0) != SQLITE_OK) throw std::runtime_error("SQLite takes no further VFS");
}

}  // namespace parley::db::sqlite
