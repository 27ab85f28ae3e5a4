// db/sqlite/committer.h -- Runs a batch of jobs in one transaction.
#pragma once
#include "db/database.h"
#include "db/sqlite/connection.h"

#include <functional>
#include <vector>

namespace parley::db::sqlite {

class Committer {
public:
    Committer(Connection& connection, std::function<void(std::vector<EventPtr>&&)> tell)
        : connection_(connection), tell_(std::move(tell)) {}

    // Commits what can be committed, tells, answers every job. Never throws.
    void commit(std::vector<Job> batch);
    // Answers every job that the disk is broken. Never throws.
    void refuse(std::vector<Job> batch);

private:
    void commit_all(std::vector<Job>& batch, std::vector<std::exception_ptr>& failures);
    void overwrite_log_end();
    void roll_back();
    void log_failure(const Error& error, std::size_t jobs);
    std::exception_ptr run(Job& job);
    void run_statements(Job& job);
    void keep_last_id(std::uint64_t id);
    void finish(std::vector<Job>& batch, std::vector<std::exception_ptr>& failures);

    Connection& connection_;
    std::function<void(std::vector<EventPtr>&&)> tell_;
    std::uint64_t kept_id_ = 0;
    // A COMMIT failed, and what it wrote to the log was not written over yet.
    bool is_log_end_refused_ = false;
    std::chrono::steady_clock::time_point failure_logged_{};
};

}  // namespace parley::db::sqlite
