// db/sqlite/yielding_vfs.h -- The default VFS for connections that work behind the chat. Whoever
// writes many pages in a row offers the processor after each (`offer_processor`).
#pragma once

namespace parley::db::sqlite {

// The name under which it is registered; for Connection's `vfs`.
const char* yielding_vfs();

}  // namespace parley::db::sqlite
