// db/sqlite/coalescing_vfs.h -- An SQLite VFS that hands a commit's part of the write-ahead log to the kernel in one
// piece. SQLite writes a frame as a header of 24 bytes and then a page, each with a system call of its own; here what
// follows on in the log gathers in memory and is written when SQLite asks for the sync that makes it durable.
//
// For the writer's connection, with `synchronous=FULL`: then no commit is shown to other connections before that sync.
// With a lesser setting SQLite shows a commit without one, and others would look for pages that are not in the file.
//
// An error of the write (a full disk) comes out of the sync instead, which fails the commit all the same; what was
// gathered is then forgotten, as the log's next writer writes it anew. A quota (EDQUOT) and a limit on the size of files
// (EFBIG) are SQLITE_FULL here. All other files are the default VFS's own.
#pragma once

namespace parley::db::sqlite {

// Registers the VFS on first use and returns its name, for sqlite3_open_v2. The files are those of the VFS that is the
// default when a file is opened, so a test can put a failing disk below.
const char* coalescing_vfs();

}  // namespace parley::db::sqlite
