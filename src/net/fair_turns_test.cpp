#include "net/fair_turns.h"

#include "net/client_test.h"
#include "net/world_test.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace parley::net {
namespace {

// Who has a turn, and for how many at most at a time.
struct Seen {
    std::vector<std::string> order;
    int now = 0, most = 0;
};

Task<> take(FairTurns& turns, Seen& seen, const char* address, std::string name) {
    const FairTurns::Turn turn = co_await turns.take(*IpAddress::parse(address));
    seen.order.push_back(std::move(name));
    seen.most = std::max(seen.most, ++seen.now);
    co_await boost::asio::post(boost::asio::use_awaitable);
    --seen.now;
}

struct FairTurnsTest : testing::Test {
    void ask(FairTurns& turns, const char* address, std::string name) {
        boost::asio::co_spawn(loop, take(turns, seen, address, std::move(name)), boost::asio::detached);
    }

    boost::asio::io_context loop;
    Seen seen;
};

TEST_F(FairTurnsTest, AreSoManyAtATime) {
    FairTurns turns(3);
    for (int i = 0; i < 10; ++i) ask(turns, "192.0.2.1", "one");
    loop.run();
    EXPECT_EQ(seen.order.size(), 10u);
    EXPECT_EQ(seen.most, 3);
    loop.restart();
    for (int i = 0; i < 4; ++i) ask(turns, "192.0.2.1", "one");  // all three were given back
    loop.run();
    EXPECT_EQ(seen.order.size(), 14u);
    EXPECT_EQ(seen.most, 3);
}

TEST_F(FairTurnsTest, GoRoundTheSubscribers) {
    FairTurns turns(1);
    for (const char* name : {"a1", "a2", "a3", "a4"}) ask(turns, "192.0.2.1", name);
    ask(turns, "192.0.2.2", "b1");
    ask(turns, "2001:db8::1", "c1");
    ask(turns, "2001:db8::2", "c2");  // another address of the same subscriber
    loop.run();
    EXPECT_EQ(seen.order, (std::vector<std::string>{"a1", "a2", "b1", "c1", "a3", "c2", "a4"}));
}

TEST(LargeAnswers, AreMadeFewAtATime) {
    World world({}, 1);
    std::vector<std::unique_ptr<TestClient>> crowd;
    for (int i = 0; i < 30; ++i) crowd.push_back(std::make_unique<TestClient>(world.port()));
    for (const auto& client : crowd) client->send("GET /noted-large HTTP/1.1\r\nHost: a\r\n\r\n");
    for (const auto& client : crowd) EXPECT_EQ(client->read_answer().body, "noted");
    int now = 0, most = 0;
    for (const std::string& line : world.journal.lines()) most = std::max(most, now += line == "begin" ? 1 : -1);
    EXPECT_GT(most, 1);
    EXPECT_LE(most, 8);
}

TEST(LargeAnswers, ThatWaitAreNotInTheWayOfTheServersEnd) {
    World world({}, 1);
    std::vector<std::unique_ptr<TestClient>> crowd;
    for (int i = 0; i < 30; ++i) crowd.push_back(std::make_unique<TestClient>(world.port()));
    for (const auto& client : crowd) client->send("GET /endless-large HTTP/1.1\r\nHost: a\r\n\r\n");
    world.journal.await("endless");
    world.server.reset();
    for (const auto& client : crowd) EXPECT_TRUE(client->is_at_end());
}

}  // namespace
}  // namespace parley::net
