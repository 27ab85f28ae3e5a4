#include "base/blocking.h"

#include "support/run_task.h"

#include <gtest/gtest.h>

#include <boost/asio/experimental/awaitable_operators.hpp>

#include <stdexcept>
#include <thread>

namespace parley {
namespace {

Task<int> add(Workers& pool, std::thread::id& where) {
    co_return co_await run_on(pool, [&] {
        where = std::this_thread::get_id();
        return 41 + 1;
    });
}

Task<> fail(Workers& pool) {
    co_await run_on(pool, [] { throw std::runtime_error("broken"); });
}


Task<> work_until(Workers& pool, std::atomic<bool>& go, std::atomic<bool>& ended) {
    co_await run_on(pool, [&] {
        go.wait(false);
        ended = true;
    });
}

Task<> give_up(std::atomic<bool>& go) {
    go = true;
    go.notify_all();
    co_return;
}

TEST(RunOn, BringsTheResultBack) {
    boost::asio::io_context loop;
    Workers pool("test", 1);
    std::thread::id where;
    EXPECT_EQ(test::run_task(loop, add(pool, where)), 42);
    EXPECT_NE(where, std::this_thread::get_id());
}

TEST(RunOn, BringsTheExceptionBack) {
    boost::asio::io_context loop;
    Workers pool("test", 1);
    EXPECT_THROW(test::run_task(loop, fail(pool)), std::runtime_error);
}

// The first to end cancels the other, which still ends only with its work.
TEST(RunOn, OutlivesACancelledCaller) {
    using namespace boost::asio::experimental::awaitable_operators;
    boost::asio::io_context loop;
    Workers pool("test", 1);
    std::atomic<bool> go = false;
    std::atomic<bool> ended = false;
    test::run_task(loop, [](auto& threads, auto& start, auto& end) -> Task<> {
        co_await (work_until(threads, start, end) || give_up(start));
    }(pool, go, ended));
    EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace parley
