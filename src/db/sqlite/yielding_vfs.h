// db/sqlite/yielding_vfs.h -- The default VFS for connections that work behind the chat. Where a core is shared, Linux looks
// only at a tick, every 1 to 4 ms, whether somebody more urgent has become due; so whoever writes many pages in a row offers
// the processor after each.
#pragma once

namespace parley::db::sqlite {

// The name under which it is registered; for Connection's `vfs`.
const char* yielding_vfs();

}  // namespace parley::db::sqlite
