// db/sqlite/old_log.h -- What SQLite takes for written and, after a failed fsync, may not be on the disk: the pages that an
// earlier checkpoint copied, and the log that an earlier process left. It keeps both in mind for as long as any process
// has the `-shm` file open, so the next start of a server need not be a new beginning.
#pragma once
#include "db/sqlite/connection.h"

namespace parley::db::sqlite {

// The next checkpoint, whoever makes it, copies the whole log again. The connection must have read from the database, in WAL
// mode, and be in no transaction. Throws Error.
void forget_checkpoint(Connection& connection);
// The same after a failed fsync, at once and as far as it goes: when it fails that is logged, and the next start does it.
void forget_checkpoint_now(Connection& connection) noexcept;

// Copies the whole log to the database, synced, and sees to it that what is appended to the log stands on bytes that are on
// the disk. For a connection that has not written yet. Throws Error.
void settle_old_log(Connection& connection);

}  // namespace parley::db::sqlite
