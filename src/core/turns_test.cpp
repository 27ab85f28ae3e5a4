#include "core/turns.h"

#include "support/run_task.h"

#include <boost/asio/detached.hpp>
#include <boost/asio/thread_pool.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace parley::core {
namespace {

// Reads, lets others run, and writes: without turns they would lose each other's steps.
Task<> count_up(Turns& turns, std::uint64_t key, int& counter) {
    const Turns::Turn turn = co_await turns.take(key);
    const int seen = counter;
    co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
    counter = seen + 1;
}

Task<> note(Turns& turns, std::vector<int>& order, int number) {
    const Turns::Turn turn = co_await turns.take(1);
    order.push_back(number);
    co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
}

TEST(Turns, LoseNothingAcrossThreads) {
    Turns turns;
    int counter = 0, other = 0;
    boost::asio::thread_pool pool(4);
    for (int i = 0; i < 500; ++i) {
        boost::asio::co_spawn(pool.get_executor(), count_up(turns, 1, counter), boost::asio::detached);
        boost::asio::co_spawn(pool.get_executor(), count_up(turns, 2, other), boost::asio::detached);
    }
    pool.join();
    EXPECT_EQ(counter, 500);
    EXPECT_EQ(other, 500);
}

TEST(Turns, ComeInTheOrderOfAsking) {
    Turns turns;
    std::vector<int> order;
    boost::asio::io_context loop;
    for (int i = 0; i < 20; ++i) boost::asio::co_spawn(loop, note(turns, order, i), boost::asio::detached);
    loop.run();
    ASSERT_EQ(order.size(), 20u);
    EXPECT_TRUE(std::ranges::is_sorted(order));
}

}  // namespace
}  // namespace parley::core
