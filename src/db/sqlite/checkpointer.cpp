#include "db/sqlite/checkpointer.h"

#include "db/sqlite/old_log.h"
#include "db/sqlite/yielding_vfs.h"

#include <sqlite3.h>

#include <boost/asio/post.hpp>

namespace parley::db::sqlite {
namespace {

// While the first pass copies, the log grows; the second copies that, and leaves next to nothing to the writer. Beside a
// writer that is never idle a third would copy the same pages once more.
constexpr int kPasses = 2;

// Whoever closes the log last folds it back, and that is for the writer to decide.
Connection open(const std::string& path) {
    Connection connection(path, Access::ReadWrite, yielding_vfs());
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    connection.query(Statement("SELECT COUNT(*) FROM sqlite_schema"));  // opens the log: without it there is none to fold back
    return connection;
}

}  // namespace

void Checkpointer::start() {
    if (round_.valid()) return;
    std::packaged_task<int()> round([this] { return run_round(); });
    round_ = round.get_future();
    boost::asio::post(thread_.get_executor(), std::move(round));
}

std::optional<int> Checkpointer::take_result() {
    if (!round_.valid() || round_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return std::nullopt;
    return round_.get();
}

std::optional<int> Checkpointer::wait_for_result() {
    if (!round_.valid()) return std::nullopt;
    return round_.get();
}

// SQLite syncs the database only after a checkpoint that reached the log's end, which beside a busy writer none does.
int Checkpointer::sync_database() {
    sqlite3_file& file = connection_->file(SQLITE_FCNTL_FILE_POINTER);
    return file.pMethods->xSync(&file, SQLITE_SYNC_NORMAL);
}

int Checkpointer::fold_back() {
    for (int pass = 0; pass < kPasses; ++pass) {
        int result = sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        if (result == SQLITE_OK) result = sync_database();
        if (result != SQLITE_OK) return result;
    }
    return SQLITE_OK;
}

// After a failed sync SQLite would still count as copied what an earlier pass copied.
int Checkpointer::run_round() {
    try {
        if (!connection_) connection_.emplace(open(path_));
        const int result = fold_back();
        if (result == SQLITE_IOERR_FSYNC) forget_checkpoint_now(*connection_);
        return result;
    } catch (const Error& error) {
        return error.code;
    }
}

}  // namespace parley::db::sqlite
