// db/sqlite/checkpointer.h -- Folds the log back into the database on a thread of its own, while the writer goes on
// committing: the sync of the database takes milliseconds, for which every message would wait.
#pragma once
#include "base/workers.h"
#include "db/sqlite/connection.h"

#include <future>
#include <optional>
#include <string>
#include <utility>

namespace parley::db::sqlite {

// Asked by one thread, the writer's.
class Checkpointer {
public:
    // The database must exist. It is opened by the first round.
    explicit Checkpointer(std::string path) : path_(std::move(path)) {}

    // Begins a round; does nothing while one lasts, or before its result was taken.
    void start();
    // What the round came to, once it is over: SQLite's extended code. After SQLITE_OK all but the newest frames of the log
    // are in the database, and on the disk; what is left is for the writer's own checkpoint, after which the log begins
    // anew. SQLITE_BUSY: another process is at it.
    std::optional<int> take_result();
    // The same, waiting for a round that lasts.
    std::optional<int> wait_for_result();

private:
    int run_round();
    int fold_back();
    int sync_database();

    std::string path_;
    std::optional<Connection> connection_;
    std::future<int> round_;
    Workers thread_{"checkpoint", 1};  // goes first: its work uses the connection
};

}  // namespace parley::db::sqlite
