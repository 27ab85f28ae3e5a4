// db/sqlite/forwarding_vfs.h -- A VFS of SQLite's that does what the default one does, also when that is another one later,
// but for the opening of files. https://www.sqlite.org/vfs.html
#pragma once
#include <sqlite3.h>

namespace parley::db::sqlite {

class ForwardingVfs {
public:
    using Open = decltype(sqlite3_vfs::xOpen);

    // Registers it, for as long as the program runs. Throws std::runtime_error when SQLite takes no more.
    ForwardingVfs(const char* name, Open open);
    ForwardingVfs(const ForwardingVfs&) = delete;

private:
    sqlite3_vfs vfs_{};
};

// What an `open` calls to have the file opened by the default VFS, in the place that SQLite gave.
int open_below(const char* name, sqlite3_file* file, int flags, int* out_flags);

}  // namespace parley::db::sqlite
