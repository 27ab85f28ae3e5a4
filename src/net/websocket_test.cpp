#include "net/websocket.h"

#include "base/metrics.h"
#include "net/client_test.h"
#include "net/world_test.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace parley::net {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

struct Opened : World, TestClient {
    explicit Opened(ServerConfig config = {}, std::string_view path = "/ws")
        : World(std::move(config), 1), TestClient(World::port()) {
        EXPECT_EQ(open_websocket(path).status, 101);
    }
    std::string say(std::string_view text) {
        send(client_frame(1, text));
        return read_frame().payload;
    }
};

// What the server says to the bytes: the code of its close frame. The connection ends then.
int close_code_for(const std::string& bytes, ServerConfig config = {}) {
    Opened client(std::move(config));
    client.send(bytes);
    auto frame = client.read_frame();
    while (frame.opcode != 8 && frame.opcode != -1) frame = client.read_frame();
    EXPECT_TRUE(client.is_at_end());
    client.shutdown_write();
    client.journal.await("close " + std::to_string(frame.close_code()));
    return frame.close_code();
}

TEST(WebSocketHandshake, IsAnsweredAsTheStandardShows) {
    World world;
    TestClient client(world.port());
    const auto answer = client.open_websocket("/ws", "Sec-WebSocket-Protocol: other, parrot.v1\r\n");
    EXPECT_EQ(answer.status, 101);
    EXPECT_EQ(answer.field("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    EXPECT_EQ(answer.field("Sec-WebSocket-Protocol"), "parrot.v1");
    EXPECT_EQ(TestClient(world.port()).open_websocket("/ws").field("Sec-WebSocket-Protocol"), "");
}

TEST(WebSocketHandshake, IsRefusedWhenItIsNone) {
    World world;
    TestClient client(world.port());
    const std::string head = "GET /ws HTTP/1.1\r\nHost: a\r\n", upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n",
                      key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    const auto plain = client.ask(head + "\r\n");
    EXPECT_EQ(plain.status, 400);
    EXPECT_EQ(plain.body, R"({"detail":"A WebSocket lives here."})");
    const auto old = client.ask(head + upgrade + key + "Sec-WebSocket-Version: 8\r\n\r\n");
    EXPECT_EQ(old.status, 426);
    EXPECT_EQ(old.field("Sec-WebSocket-Version"), "13");
    EXPECT_EQ(client.ask(head + upgrade + key + "\r\n").status, 426);
    EXPECT_EQ(client.ask(head + upgrade + "Sec-WebSocket-Version: 13\r\n\r\n").status, 400);
    EXPECT_EQ(client.ask(head + upgrade + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short==\r\n\r\n").status, 400);
    EXPECT_EQ(client.open_websocket("/nowhere").status, 404);
    EXPECT_EQ(client.open_websocket("/ws").status, 101);  // the same connection, after all that
}

TEST(WebSocketHandshake, HasItsOwnRouteBesideThePage) {
    World world;
    TestClient client(world.port());
    EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    const auto plain = client.ask("GET /only HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(plain.status, 426);
    EXPECT_EQ(plain.field("Upgrade"), "websocket");
    EXPECT_EQ(TestClient(world.port()).open_websocket("/?v=10").status, 101);
    EXPECT_EQ(TestClient(world.port()).open_websocket("/only/?v=10").status, 101);
    EXPECT_EQ(TestClient(world.port()).open_websocket("/hello").status, 200);
}

TEST(WebSocket, SendsBinaryAndTextInParts) {
    Opened client;
    client.send(client_frame(1, "binary") + client_frame(1, "parts"));
    const auto binary = client.read_frame();
    EXPECT_EQ(binary.opcode, 2);
    EXPECT_EQ(binary.payload, "\x00\xff"s);
    const auto text = client.read_frame();
    EXPECT_EQ(text.opcode, 1);
    EXPECT_EQ(text.payload, "head and body");
}

TEST(WebSocket, ClosesWithACodeOfTheApplication) {
    for (const int code : {4000, 4014}) {
        Opened client;
        client.send(client_frame(1, fmt::format("close {}", code)));
        EXPECT_EQ(client.read_frame().close_code(), code);
    }
}

TEST(WebSocket, CarriesMessagesOfEverySize) {
    Opened client;
    for (const std::size_t size : {0, 1, 125, 126, 65535, 65536, 1 << 20}) {
        const std::string text(size, 'm');
        EXPECT_EQ(client.say(text), text);
    }
    client.send(client_frame(2, "\x00\xff\x00"s));
    EXPECT_EQ(client.read_frame().payload, "3 bytes");
}

TEST(WebSocket, TakesWhatCameBehindTheHandshakeAndGreetsFirst) {
    World world;
    TestClient client(world.port());
    client.open_websocket("/ws?greet=welcome", "", client_frame(1, "first") + client_frame(1, "second").substr(0, 3));
    client.send(client_frame(1, "second").substr(3));
    EXPECT_EQ(client.read_frame().payload, "welcome");
    EXPECT_EQ(client.read_frame().payload, "first");
    EXPECT_EQ(client.read_frame().payload, "second");
}

TEST(WebSocket, AnswersPingsBetweenFragments) {
    Opened client;
    client.send(client_frame(1, "a", false) + client_frame(9, "are you there"));
    const auto pong = client.read_frame();
    EXPECT_EQ(pong.opcode, 10);
    EXPECT_EQ(pong.payload, "are you there");
    client.send(client_frame(10, "unasked") + client_frame(0, "b"));
    EXPECT_EQ(client.read_frame().payload, "ab");
}

TEST(WebSocket, AnswersAPingBeforeTheCloseThatFollowsIt) {
    for (const auto& last : {client_frame(8, "\x03\xe8"s), client_frame(3, "")}) {
        Opened client;
        client.send(client_frame(9, "last") + last);
        EXPECT_EQ(client.read_frame().opcode, 10);
        EXPECT_EQ(client.read_frame().opcode, 8);
        EXPECT_TRUE(client.is_at_end());
    }
}

TEST(WebSocket, AnswersAFloodOfPingsUpToItsNewest) {
    Opened client;
    std::string flood;
    for (int i = 0; i < 4000; ++i) flood += client_frame(9, fmt::format("{:0100}", i));
    client.send(flood);
    int answers = 0, last = -1;
    while (last < 3999) {
        const int number = std::stoi(client.read_frame().payload);
        EXPECT_GT(number, last);
        last = number;
        ++answers;
    }
    EXPECT_GE(answers, 40);    // 4 KiB of answers a turn, and the newest
    EXPECT_LT(answers, 4000);  // more than that do not wait
}

TEST(WebSocket, FailsBrokenProtocol) {
    EXPECT_EQ(close_code_for("\x81\x03" "abc"s), 1002);
    EXPECT_EQ(close_code_for(client_frame(3, "")), 1002);
    EXPECT_EQ(close_code_for(client_frame(9, "", false)), 1002);
    EXPECT_EQ(close_code_for(client_frame(0, "x")), 1002);
    EXPECT_EQ(close_code_for(client_frame(8, "x")), 1002);
    EXPECT_EQ(close_code_for(client_frame(8, "\x03\xed"s)), 1002);
    EXPECT_EQ(close_code_for(client_frame(8, "\x03\xe8\xff"s)), 1007);
    EXPECT_EQ(close_code_for(client_frame(1, "\xff")), 1007);
    EXPECT_EQ(close_code_for(client_frame(1, "\xed\xa0")), 1007);
    EXPECT_EQ(close_code_for(client_frame(1, "echoed") + client_frame(5, "")), 1002);
}

TEST(WebSocket, RefusesALargeMessageByItsHead) {
    ServerConfig config;
    config.message_limit = 1000;
    EXPECT_EQ(close_code_for("\x81\xfe\x03\xe9mask"s, config), 1009);
    EXPECT_EQ(close_code_for(client_frame(1, std::string(900, 'x'), false) + client_frame(0, std::string(900, 'x')), config), 1009);
    // A client that goes on sending still gets to read why.
    EXPECT_EQ(close_code_for(client_frame(1, std::string(10'000'000, 'x'))), 1009);
}

TEST(WebSocket, EchoesTheClientsClose) {
    for (const auto& [payload, code] : {std::pair{""s, "1005"}, std::pair{"\x03\xe8" "bye"s, "1000"}, std::pair{"\x0f\xa0"s, "4000"}}) {
        Opened client;
        client.send(client_frame(1, "last") + client_frame(8, payload) + client_frame(1, "ignored"));
        EXPECT_EQ(client.read_frame().payload, "last");
        const auto frame = client.read_frame();
        EXPECT_EQ(frame.opcode, 8);
        EXPECT_EQ(frame.payload, payload.substr(0, 2));
        EXPECT_TRUE(client.is_at_end());
        client.journal.await("close "s + code);
    }
}

TEST(WebSocket, ClosesWhenItsHandlerSays) {
    Opened client;
    client.send(client_frame(1, "close") + client_frame(1, "ignored"));
    const auto frame = client.read_frame();
    EXPECT_EQ(frame.close_code(), 1008);
    EXPECT_EQ(frame.payload.substr(2), "as you wish");
    EXPECT_EQ(client.journal.lines(), (std::vector{"open"s}));  // until the client answered
    client.send(client_frame(8, "\x03\xf0"));
    EXPECT_TRUE(client.is_at_end());
    client.journal.await("close 1008");
}

TEST(WebSocket, DoesNotWaitForeverForTheClientsClose) {
    ServerConfig config;
    config.close_timeout = 1s;
    Opened client(std::move(config));
    client.send(client_frame(1, "close"));
    EXPECT_EQ(client.read_frame().close_code(), 1008);
    EXPECT_TRUE(client.is_at_end());
    client.journal.await("close 1008");
}

TEST(WebSocket, ClosesWith1011WhenItsHandlerThrows) {
    Opened client;
    client.send(client_frame(1, "throw"));
    EXPECT_EQ(client.read_frame().close_code(), 1011);
}

TEST(WebSocket, TellsItsHandlerWhenThePeerBreaksOff) {
    World world;
    {
        TestClient client(world.port());
        client.open_websocket("/ws");
        client.send(client_frame(1, "half a message", false));
    }
    world.journal.await("close 1006");
}

TEST(WebSocket, PausesAndResumesInOrder) {
    Opened client;
    client.send(client_frame(1, "a") + client_frame(1, "pause") + client_frame(1, "b") + client_frame(1, "c").substr(0, 4));
    client.journal.await("paused");
    client.send(client_frame(1, "c").substr(4));
    for (const char* expected : {"a", "resumed", "b", "c"}) EXPECT_EQ(client.read_frame().payload, expected);
    EXPECT_EQ(client.say("still here"), "still here");
}

TEST(WebSocket, HoldsWhatComesBehindTheHandshakeWhilePaused) {
    World world;
    TestClient client(world.port());
    client.open_websocket("/ws?greet=pause", "", client_frame(1, "held"));
    EXPECT_EQ(client.read_frame().payload, "resumed");
    EXPECT_EQ(client.read_frame().payload, "held");
}

TEST(WebSocket, EndsAClientThatDoesNotRead) {
    ServerConfig config;
    config.outbound_limit = 1 << 20;
    Opened client(std::move(config));
    client.send(client_frame(1, "flood"));
    auto frame = client.read_frame();
    while (frame.opcode == 1) frame = client.read_frame();
    EXPECT_EQ(frame.close_code(), 1013);
    client.shutdown_write();
    client.journal.await("close 1013");
}

TEST(WebSocket, PingsASilentPeerAndGivesUpAfterTwo) {
    ServerConfig config;
    config.ping_interval = 1s;
    Opened client(std::move(config));
    EXPECT_EQ(client.read_frame().opcode, 9);
    client.send(client_frame(10, ""));
    EXPECT_EQ(client.read_frame().opcode, 9);
    EXPECT_EQ(client.read_frame().opcode, 9);
    EXPECT_TRUE(client.is_at_end());
    client.journal.await("close 1006");
}

TEST(WebSocket, IsToldThatTheServerStops) {
    Opened client;
    TestClient other(client.port());
    EXPECT_EQ(other.open_websocket("/ws?greet=hi").status, 101);
    EXPECT_EQ(other.read_frame().payload, "hi");
    other.send(client_frame(8, "\x03\xe9"));  // so that the drain need not wait for this one
    client.server->drain(0ms);
    EXPECT_EQ(client.read_frame().payload, "the server stops");
    EXPECT_EQ(client.read_frame().close_code(), 1001);
    client.send(client_frame(8, "\x03\xe9"));
    client.server->drain(10s);
    EXPECT_TRUE(client.is_at_end());
    EXPECT_EQ(client.journal.lines().size(), 4u);
}

TEST(WebSocket, IsClosedOnceWhenTheServerIsDestroyed) {
    Opened client;
    client.send(client_frame(1, "close"));
    EXPECT_EQ(client.read_frame().close_code(), 1008);
    client.server.reset();
    EXPECT_EQ(client.journal.lines(), (std::vector{"open"s, "close 1008"s}));
}

TEST(WebSocket, IsCounted) {
    auto& out = metrics::counter("parley_websocket_frames_total", "", {{"direction", "out"}});
    const double before = out.Value();
    {
        Opened client;
        EXPECT_EQ(metrics::gauge("parley_websockets", "").Value(), 1);
        EXPECT_EQ(client.say("x"), "x");
    }
    EXPECT_EQ(out.Value(), before + 1);
    EXPECT_EQ(metrics::gauge("parley_websockets", "").Value(), 0);
    EXPECT_EQ(metrics::gauge("parley_connections", "").Value(), 0);
}

}  // namespace
}  // namespace parley::net
