// store/store.h -- The tables' side of the database seam: write a unit, read rows.
#pragma once
#include "base/task.h"
#include "db/database.h"
#include "store/unit.h"

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <concepts>
#include <exception>
#include <functional>
#include <future>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace parley::store {

class Store {
public:
    explicit Store(db::Database& database) : database_(database) {}

    // Calls `fill` at once, as the unit takes its place in the queue, so ids drawn there are in commit order. Resumes
    // with fill's result when the unit is durable; its events are told before. If the unit fails it throws, and
    // nothing is told. A queued unit ends even when the caller is cancelled.
    template <std::invocable<Unit&> Fill>
    Task<std::invoke_result_t<Fill&, Unit&>> write(Fill fill);

    // The same for the path that is walked a hundred thousand times a second: nothing waits. `done` is called by the
    // committer's thread with what went wrong or null, after the events were told; it must not block or throw.
    template <std::invocable<Unit&> Fill>
    void submit(Fill fill, std::move_only_function<void(std::exception_ptr)> done) {
        db::Job job;
        job.done = std::move(done);
        database_.submit(std::move(job), [&](db::Job& queued, Snowflakes& snowflakes) {
            Unit unit(queued, snowflakes);
            fill(unit);
        });
    }

    // For what has to exist before the row that names it, as a file does.
    template <class SomeId>
    SomeId draw_id() { return SomeId{database_.draw_id()}; }

    // Rows of one query, or of several in one consistent view.
    Task<db::Rows> read(db::Statement query);
    Task<std::vector<db::Rows>> read_all(std::vector<db::Statement> queries);
    // See db::Database.
    Task<> read_page(std::vector<db::Statement> queries, std::function<void(std::vector<db::Rows>)> use);
    // These block: for commands and start-up only.
    db::Rows read_now(db::Statement query);
    std::vector<db::Rows> read_all_now(std::vector<db::Statement> queries);
    template <std::invocable<Unit&> Fill>
    void write_now(Fill fill);

private:
    db::Database& database_;
};

template <std::invocable<Unit&> Fill>
Task<std::invoke_result_t<Fill&, Unit&>> Store::write(Fill fill) {
    using Result = std::invoke_result_t<Fill&, Unit&>;
    using Kept = std::conditional_t<std::is_void_v<Result>, std::monostate, Result>;
    std::optional<Kept> result;
    std::exception_ptr failure;
    auto start = [&](auto resume) {
        auto loop = boost::asio::get_associated_executor(resume);
        auto done = [&failure, loop, resume = std::move(resume),
                     alive = boost::asio::make_work_guard(loop)](std::exception_ptr why) mutable {
            failure = std::move(why);
            boost::asio::post(loop, std::move(resume));
        };
        auto keep = [&](Unit& unit) {
            if constexpr (std::is_void_v<Result>) {
                fill(unit);
                result.emplace();
            } else {
                result.emplace(fill(unit));
            }
        };
        submit(keep, std::move(done));
    };
    co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(start, boost::asio::use_awaitable);
    if (failure) std::rethrow_exception(failure);
    if constexpr (!std::is_void_v<Result>) co_return std::move(*result);
}

template <std::invocable<Unit&> Fill>
void Store::write_now(Fill fill) {
    std::promise<void> promise;
    std::future<void> durable = promise.get_future();
    submit(std::move(fill), [promise = std::move(promise)](std::exception_ptr why) mutable {
        if (why) promise.set_exception(std::move(why));
        else promise.set_value();
    });
    durable.get();
}

}  // namespace parley::store
