#include "net/server.h"

#include "base/metrics.h"
#include "net/client_test.h"
#include "net/world_test.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

namespace parley::net {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kHello = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";

TEST(Server, AnswersAndKeepsTheConnection) {
    World world;
    TestClient client(world.port());
    for (int i = 0; i < 3; ++i) {
        const auto answer = client.ask(kHello);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.body, R"({"method":"GET","address":"127.0.0.1"})");
        EXPECT_EQ(answer.field("Content-Type"), "application/json");
        EXPECT_EQ(answer.field("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(answer.field("Referrer-Policy"), "same-origin");
        EXPECT_EQ(answer.field("X-Frame-Options"), "DENY");
        EXPECT_EQ(answer.field("Date").size(), 29u);
        EXPECT_EQ(answer.field("Connection"), "");
    }
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    World world;
    TestClient client(world.port());
    client.send("GET /slow/50 HTTP/1.1\r\nHost: a\r\n\r\nPOST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\ntwo"
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nthree\r\n0\r\nX: ignored\r\n\r\n"
                "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(client.read_answer().body, "slow");
    EXPECT_EQ(client.read_answer().body, "two");
    EXPECT_EQ(client.read_answer().body, "three");
    EXPECT_EQ(client.read_answer().field("Connection"), "close");
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, TakesARequestByteByByte) {
    World world;
    TestClient client(world.port());
    for (const char c : std::string("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")) {
        client.send({&c, 1});
    }
    EXPECT_EQ(client.read_answer().body, "abc");
}

TEST(Server, AnswersHeadOptionsAndOtherMethods) {
    World world;
    TestClient client(world.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto head = client.read_answer(false);
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.field("Content-Length"), "39");
    EXPECT_EQ(client.ask("OPTIONS /hello HTTP/1.1\r\nHost: a\r\n\r\n").field("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(client.ask("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n").status, 204);
    const auto wrong = client.ask("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.body, R"({"detail":"Method Not Allowed"})");
    EXPECT_EQ(wrong.field("Allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(client.ask("PROPFIND /hello HTTP/1.1\r\nHost: a\r\n\r\n").status, 405);
    EXPECT_EQ(client.ask("GET /none HTTP/1.1\r\nHost: a\r\n\r\n").body, R"({"detail":"Not Found"})");
    EXPECT_EQ(client.ask("POST /none HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody").status, 404);
    EXPECT_EQ(client.ask(kHello).status, 200);  // and the connection still goes on
    EXPECT_EQ(client.ask("BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n").status, 501);
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, SpeaksHttp10) {
    World world;
    TestClient client(world.port());
    EXPECT_EQ(client.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").field("Connection"), "keep-alive");
    EXPECT_EQ(client.ask("GET /hello HTTP/1.0\r\n\r\n").field("Connection"), "close");
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, RefusesBadRequestsAndCloses) {
    World world;
    for (const auto& [request, status] : {
             std::pair{"GET /hello HTTP/1.1\nHost: a\n\n", 400}, std::pair{"GET /hello HTTP/1.1\r\n\r\n", 400},
             std::pair{"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
             std::pair{"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello", 400},
             std::pair{"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505}}) {
        TestClient client(world.port());
        const auto answer = client.ask(request);
        EXPECT_EQ(answer.status, status) << request;
        EXPECT_EQ(answer.field("Connection"), "close");
        EXPECT_TRUE(answer.body.starts_with(R"({"detail":")"));
        EXPECT_TRUE(client.is_at_end());
    }
}

TEST(Server, KeepsHeaderLimits) {
    World world;
    auto ask = [&](const std::string& request) { return TestClient(world.port()).ask(request); };
    EXPECT_EQ(ask("GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n").status, 414);
    const auto answer = ask("GET /hello HTTP/1.1\r\nHost: a\r\nX: " + std::string(17000, 'x') + "\r\n\r\n");
    EXPECT_EQ(answer.status, 431);
    EXPECT_EQ(answer.body, R"({"detail":"Request Header Fields Too Large"})");
    std::string many = "GET /hello HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 100; ++i) many += "A: b\r\n";
    EXPECT_EQ(ask(many + "\r\n").status, 431);
}

TEST(Server, ContinuesOnlyWhenItWillReadTheBody) {
    World world;
    TestClient client(world.port());
    EXPECT_EQ(client.ask("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n").status, 100);
    EXPECT_EQ(client.ask("hello").body, "hello");
    const auto answer = client.ask("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n");
    EXPECT_EQ(answer.status, 413);
    EXPECT_EQ(answer.body, R"({"detail":"Content Too Large"})");
    TestClient lost(world.port());
    EXPECT_EQ(lost.ask("POST /none HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n").status, 404);
    EXPECT_TRUE(lost.is_at_end());
}

TEST(Server, LetsAClientThatStillSendsReadThe413) {
    World world;
    TestClient client(world.port());
    client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 20000000\r\n\r\n" + std::string(20'000'000, 'x'));
    EXPECT_EQ(client.read_answer().status, 413);
    EXPECT_TRUE(client.is_at_end());
    TestClient chunked(world.port());
    chunked.send("POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n123456\r\n6\r\n");
    EXPECT_EQ(chunked.read_answer().status, 413);
}

TEST(Server, AnswersABrokenHandlerWith500) {
    World world;
    TestClient client(world.port());
    EXPECT_EQ(client.ask("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n").status, 500);
    EXPECT_EQ(client.ask(kHello).status, 200);
}

TEST(Server, LetsNoHeaderBeInjected) {
    World world;
    TestClient client(world.port());
    const auto answer = client.ask("GET /redirect?to=/a%0d%0aSet-Cookie:%20x HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(answer.field("Location"), "/a  Set-Cookie: x");
    EXPECT_EQ(answer.field("Set-Cookie"), "");
}

TEST(Server, EndsSlowClients) {
    ServerConfig config;
    config.header_timeout = config.idle_timeout = config.body_timeout = 1s;
    World world(std::move(config));
    TestClient silent(world.port()), slow_header(world.port()), slow_body(world.port()), idle(world.port());
    slow_header.send("GET /hello HT");
    slow_body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel");
    EXPECT_EQ(idle.ask(kHello).status, 200);
    for (TestClient* client : {&silent, &slow_header, &slow_body}) {
        EXPECT_EQ(client->read_answer().status, 408);
        EXPECT_TRUE(client->is_at_end());
    }
    EXPECT_TRUE(idle.is_at_end());
}

TEST(Server, EndsAClientThatDoesNotRead) {
    ServerConfig config;
    config.write_timeout = 1s;
    World world(std::move(config));
    TestClient client(world.port());
    client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    auto& open = metrics::gauge("parley_connections", "");
    while (open.Value() == 0) std::this_thread::yield();
    while (open.Value() > 0) std::this_thread::yield();
    EXPECT_LT(client.read_to_end().size(), 64u << 20);
}

TEST(Server, DoesNotMindAClientThatLeaves) {
    World world;
    {
        TestClient client(world.port());
        client.send("GET /noted HTTP/1.1\r\nHost: a\r\n\r\n");
        world.journal.await("begin");
    }
    world.journal.await("end");
    EXPECT_EQ(TestClient(world.port()).ask(kHello).status, 200);
}

TEST(Server, LimitsConnections) {
    ServerConfig config;
    config.connection_limit = 3;
    config.connections_per_address = 2;
    World world(std::move(config));
    TestClient one(world.port()), two(world.port());
    EXPECT_EQ(one.ask(kHello).status, 200);
    EXPECT_EQ(two.ask(kHello).status, 200);
    EXPECT_TRUE(TestClient(world.port()).is_at_end());
    one.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(one.read_answer().status, 200);
    EXPECT_TRUE(one.is_at_end());
    for (;;) {  // the place is given back a moment after the client saw the end
        TestClient three(world.port());
        three.send(kHello);
        if (three.read_answer().status == 200) break;
    }
}

TEST(Server, WaitsWhenThereAreNoDescriptors) {
    World world;
    TestClient first(world.port());
    EXPECT_EQ(first.ask(kHello).status, 200);
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    {
        TestClient waiting(world.port());
        const int next = ::dup(0);
        rlimit none = before;
        none.rlim_cur = static_cast<rlim_t>(next);
        ::close(next);
        setrlimit(RLIMIT_NOFILE, &none);
        // Accepted or not, the connections that are open go on.
        EXPECT_EQ(first.ask(kHello).status, 200);
        setrlimit(RLIMIT_NOFILE, &before);
        EXPECT_EQ(waiting.ask(kHello).status, 200);
    }
}

TEST(Server, ListensOnIpv6AndIpv4Together) {
    ServerConfig config;
    config.address = "::";
    World world(std::move(config));
    EXPECT_EQ(TestClient(world.port(), "::1").ask(kHello).body, R"({"method":"GET","address":"::1"})");
    EXPECT_EQ(TestClient(world.port()).ask(kHello).body, R"({"method":"GET","address":"127.0.0.1"})");
}

TEST(Server, SaysWhyItCannotListen) {
    World world;
    ServerConfig config;
    config.port = world.port();
    EXPECT_THROW(Server(world.loops, world.router, config), std::runtime_error);
    config.address = "no.such.name.invalid";
    EXPECT_THROW(Server(world.loops, world.router, config), std::runtime_error);
    config = {};
    config.port = 0;
    config.tls_cert = "/nowhere.pem";
    EXPECT_THROW(Server(world.loops, world.router, config), std::runtime_error);
    config.tls_key = "/nowhere.pem";
    EXPECT_THROW(Server(world.loops, world.router, config), std::runtime_error);
}

TEST(Server, DrainsWithoutBreakingWhatRuns) {
    World world;
    TestClient idle(world.port()), fresh(world.port()), busy(world.port());
    EXPECT_EQ(idle.ask(kHello).status, 200);
    busy.send("GET /noted HTTP/1.1\r\nHost: a\r\n\r\n");
    world.journal.await("begin");
    world.server->drain(10s);
    EXPECT_TRUE(idle.is_at_end());
    const auto answer = busy.read_answer();
    EXPECT_EQ(answer.body, "noted");
    EXPECT_EQ(answer.field("Connection"), "close");
    EXPECT_TRUE(fresh.is_at_end());
}

TEST(Server, CancelsHandlersWhenItIsDestroyed) {
    World world;
    TestClient client(world.port());
    client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");
    world.journal.await("endless");
    world.server->drain(0ms);
    world.server.reset();
    EXPECT_TRUE(client.is_at_end());
}

TEST(Server, CanBeStoppedByItsLoopsFirst) {
    World world;
    TestClient client(world.port()), socket(world.port());
    EXPECT_EQ(socket.open_websocket("/ws").status, 101);
    client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n");
    world.journal.await("endless");
    world.loops.stop();
    world.server.reset();
    EXPECT_TRUE(client.is_at_end());
    EXPECT_EQ(world.journal.lines(), (std::vector<std::string>{"open", "endless", "close 1006"}));
}

TEST(Server, CountsWhatItDoes) {
    auto& answered = metrics::counter("parley_http_requests_total", "", {{"status", "2xx"}});
    const double before = answered.Value();
    World world;
    TestClient client(world.port());
    EXPECT_EQ(client.ask(kHello).status, 200);
    EXPECT_EQ(answered.Value(), before + 1);
    EXPECT_EQ(metrics::gauge("parley_connections", "").Value(), 1);
}

}  // namespace
}  // namespace parley::net
