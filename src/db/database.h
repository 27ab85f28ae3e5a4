// db/database.h -- The seam between the tables and a database: jobs are queued, committed in that order, and told;
// reads see what is committed. A driver implements it (sqlite/); nothing above knows which.
#pragma once
#include "base/task.h"
#include "db/statement.h"
#include "model/event.h"
#include "model/snowflakes.h"

#include <concepts>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace parley::db {

// A unit of work. All of its statements take effect, or none.
struct Job {
    std::vector<Statement> statements;
    std::vector<EventPtr> events;  // told after the commit, in queue order, before `done`
    // Called by the committer's thread, once, with what went wrong or with null. It must not throw or block.
    std::move_only_function<void(std::exception_ptr)> done;
    std::uint64_t last_id = 0;  // the highest id that was drawn when the job took its place
};

class Database {
public:
    virtual ~Database() = default;

    // Queues a job. `fill(job, snowflakes)` runs at once, as the job takes its place: ids drawn there are in commit
    // order. If it throws, nothing is queued.
    template <std::invocable<Job&, Snowflakes&> Fill>
    void submit(Job job, Fill fill) {
        const std::lock_guard lock(queue_mutex_);
        fill(job, snowflakes_);
        job.last_id = snowflakes_.last();
        queue_.push_back(std::move(job));
        if (queue_.size() == 1) wake();
    }

    // An id that stands in no unit yet: for what has to exist before its row does.
    std::uint64_t draw_id() {
        const std::lock_guard lock(queue_mutex_);
        return snowflakes_.next();
    }

    // Runs the queries in one consistent view of the database and resumes on the caller's loop with their rows.
    virtual Task<std::vector<Rows>> read(std::vector<Statement> queries) = 0;

    // The same for what may have some MiB, as a page of history. The rows are handed to `use` on a thread of the database's,
    // so that what it makes of them is not made by the loop; what turns out large is read and used behind the chat. `use` is
    // called once and may refer to the caller's locals.
    virtual Task<> read_page(std::vector<Statement> queries, std::function<void(std::vector<Rows>)> use) = 0;

    // The same as read() on the calling thread, for commands and start-up.
    virtual std::vector<Rows> read_now(std::vector<Statement> queries) = 0;

protected:
    explicit Database(const Clock& clock) : snowflakes_(clock) {}
    virtual void wake() = 0;  // the queue has work; called with the lock held

    std::mutex queue_mutex_;  // guards queue_ and snowflakes_
    std::vector<Job> queue_;
    Snowflakes snowflakes_;
};

}  // namespace parley::db
