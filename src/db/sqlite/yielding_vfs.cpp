#include "db/sqlite/yielding_vfs.h"

#include "base/thread.h"
#include "db/sqlite/forwarding_vfs.h"

#include <sqlite3.h>

#include <map>
#include <mutex>

namespace parley::db::sqlite {
namespace {

constexpr const char* kName = "parley-yielding";

// The table of a file's functions as the VFS below made it, but for the one that writes.
struct Methods {
    sqlite3_io_methods ours;  // first, so that a file leads to the rest
    const sqlite3_io_methods* below;
};

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    const int result = reinterpret_cast<const Methods*>(file->pMethods)->below->xWrite(file, data, size, at);
    offer_processor();
    return result;
}

// The VFS below has a few such tables, each for as long as the program runs; so have we.
const sqlite3_io_methods* yielding(const sqlite3_io_methods* below) {
    static std::mutex mutex;
    static std::map<const sqlite3_io_methods*, Methods> made;
    const std::lock_guard lock(mutex);
    const auto [place, is_new] = made.try_emplace(below, Methods{*below, below});
    if (is_new) place->second.ours.xWrite = write;
    return &place->second.ours;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    const int result = open_below(name, file, flags, out_flags);
    if (result == SQLITE_OK) file->pMethods = yielding(file->pMethods);
    return result;
}

}  // namespace

const char* yielding_vfs() {
    static const ForwardingVfs vfs(kName, open);
    return kName;
}

}  // namespace parley::db::sqlite
