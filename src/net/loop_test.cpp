#include "net/loop.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include <future>
#include <stdexcept>

namespace parley::net {
namespace {

using namespace std::chrono_literals;

Task<> wait_long(Loop* loop, std::vector<std::string>* seen, std::promise<void>* began) {
    struct Mark {
        std::vector<std::string>* seen;
        ~Mark() { seen->push_back("gone"); }
    } mark{seen};
    seen->push_back("began");
    began->set_value();
    boost::asio::steady_timer timer(loop->context(), 1h);
    co_await timer.async_wait(boost::asio::use_awaitable);
    seen->push_back("never");
}

Task<> fail() {
    throw std::runtime_error("on purpose");
    co_return;
}

TEST(Loop, RunsWhatIsPostedInOrder) {
    Loop loop(3);
    std::vector<int> seen;
    for (int i = 0; i < 5; ++i) loop.post([&, i] { seen.push_back(i); });
    loop.start();
    loop.call([&] { seen.push_back(99); });
    EXPECT_EQ(seen, (std::vector{0, 1, 2, 3, 4, 99}));
    EXPECT_EQ(loop.index(), 3);
}

TEST(Loop, GathersWorkAtTheEndOfTheTurn) {
    Loop loop(0);
    std::vector<std::string> seen;
    std::promise<void> done;
    loop.post([&] {
        loop.at_end_of_turn([&] {
            seen.push_back("end 1");
            loop.at_end_of_turn([&] { done.set_value(); });
        });
        loop.at_end_of_turn([&] { seen.push_back("end 2"); });
        seen.push_back("first");
    });
    loop.post([&] { seen.push_back("second"); });
    loop.start();
    done.get_future().wait();
    EXPECT_EQ(seen, (std::vector<std::string>{"first", "second", "end 1", "end 2"}));
}

TEST(Loop, CancelsItsTasksAndWaitsForThem) {
    std::vector<std::string> seen;
    std::promise<void> began;
    Loop loop(0);
    loop.start();
    loop.call([&] {
        loop.spawn("long", wait_long(&loop, &seen, &began));
        loop.spawn("failing", fail());
        EXPECT_TRUE(seen.empty());  // never from inside the call
    });
    began.get_future().wait();
    loop.stop();
    EXPECT_EQ(seen, (std::vector<std::string>{"began", "gone"}));
}

TEST(Loop, TicksWhileSomeoneListens) {
    Loop loop(0);
    loop.start();
    std::promise<void> ticked, ticked_again;
    int first = 0, ticks = 0;
    loop.call([&] {
        first = loop.add_tick([&](auto) {
            ++ticks;
            loop.remove_tick(first);
            ticked.set_value();
        });
    });
    ticked.get_future().wait();
    loop.call([&] {
        const int removed = loop.add_tick([&](auto) { ADD_FAILURE() << "removed before its time"; });
        loop.remove_tick(removed);
        int* number = new int;
        *number = loop.add_tick([&, number](auto) {
            loop.remove_tick(*number);
            delete number;
            ticked_again.set_value();
        });
    });
    ticked_again.get_future().wait();
    loop.stop();
    EXPECT_EQ(ticks, 1);
}

TEST(Loop, CallsOnTheCallersThreadWhenItDoesNotRun) {
    Loop loop(0);
    const auto here = std::this_thread::get_id();
    loop.call([&] { EXPECT_EQ(std::this_thread::get_id(), here); });
    loop.start();
    loop.call([&] { EXPECT_NE(std::this_thread::get_id(), here); });
    EXPECT_THROW(loop.call([] { throw std::runtime_error("for the caller"); }), std::runtime_error);
    loop.stop();
    loop.call([&] { EXPECT_EQ(std::this_thread::get_id(), here); });
}

TEST(Loop, SurvivesWhatAHandlerThrows) {
    Loop loop(0);
    loop.start();
    loop.post([] { throw std::runtime_error("on purpose"); });
    bool is_alive = false;
    loop.call([&] { is_alive = true; });
    EXPECT_TRUE(is_alive);
}

}  // namespace
}  // namespace parley::net
