#include "api/simple/chat_socket.h"

#include "support/world.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <list>

namespace parley::api::simple {
namespace {

using test::World;

// The other end of a connection, without a network: keeps the frames it was sent.
class Wire final : public net::WebSocket {
public:
    explicit Wire(net::Loop& loop) : loop_(loop) {}

    void send_text(std::string_view text, std::string_view rest = {}) override {
        const std::lock_guard lock(mutex_);
        frames_.push_back(std::string(text).append(rest));
        came_.notify_all();
    }
    void send_binary(std::string_view bytes) override { send_text(bytes); }
    void close(net::CloseCode code, std::string_view) override { send_text("closed " + std::to_string(static_cast<int>(code))); }
    std::size_t waiting() const override { return 0; }
    void pause_reading() override { is_paused = true; }
    void resume_reading() override { is_paused = false; }
    net::Loop& loop() override { return loop_; }
    const net::Peer& peer() const override { return peer_; }

    // The first so many frames, once they came.
    std::vector<std::string> wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        came_.wait_for(lock, std::chrono::seconds(20), [&] { return frames_.size() >= count; });
        return frames_;
    }

    std::atomic<bool> is_paused = false;

private:
    net::Loop& loop_;
    net::Peer peer_;
    std::mutex mutex_;  // guards frames_
    std::condition_variable came_;
    std::vector<std::string> frames_;
};

// A loop with its hub, and people who are connected to it.
class Chatting : public ::testing::Test {
protected:
    struct Connection {
        std::shared_ptr<Wire> wire;
        std::shared_ptr<ChatSocket> socket;
    };

    Chatting() { loops.start(); }
    ~Chatting() override {
        for (Connection& connection : connections) leave(connection);
        loops.stop();
        world.bus.close();
        connections.clear();
    }

    Connection& join(const Profile& profile, Dialect dialect = Dialect::Original) {
        return join(profile, world.sign_in(profile), dialect);
    }
    Connection& join(const Profile& profile, const core::Login& login, Dialect dialect = Dialect::Original) {
        Connection& connection = connections.emplace_back(std::make_shared<Wire>(loops[0]));
        loops[0].call([&] {
            connection.socket = std::make_shared<ChatSocket>(services, hubs.of(loops[0]), login, std::make_shared<const Profile>(profile), dialect);
            connection.socket->on_open(*connection.wire);
        });
        return connection;
    }
    void leave(Connection& connection) {
        if (!connection.socket) return;
        loops[0].call([&] { connection.socket->on_close(1000); });
        connection.socket.reset();
    }
    void send(Connection& connection, const std::string& text) {
        loops[0].call([&] { connection.socket->on_text(text); });
    }
    static std::string message(const std::string& to, const std::string& text, const std::string& nonce = "") {
        return R"({"to":")" + to + R"(","message":")" + text + "\"" + (nonce.empty() ? "" : R"(,"nonce":)" + nonce) + "}";
    }

    net::Loops loops{1};  // as in the server: it outlives the database's readers, which hand it their answers
    World world;
    core::AccountLimits limits{world.clock, {}};
    Services services{world.clock, world.directory, world.sessions, world.accounts, world.profiles, world.messages, world.presence, world.search, limits};
    Hubs hubs{loops, world.bus, services};
    std::list<Connection> connections;
    Profile alice = world.person("alice");
    Profile bob = world.person("bob");
};

using Frames = std::vector<std::string>;
const std::string kNow = R"(,"timestamp":"2026-03-14T09:00:00.000000+00:00")";

TEST_F(Chatting, BringsAMessageToTheOtherAndAReceiptToTheSender) {
    Connection& a = join(alice);
    Connection& b = join(bob);
    send(a, message("bob", "hi", "7"));
    EXPECT_EQ(a.wire->wait_for(2), (Frames{"bob is online.", R"({"type":"sent","to":"bob","message":"hi")" + kNow + R"(,"nonce":7})"}));
    EXPECT_EQ(b.wire->wait_for(1), (Frames{R"({"type":"message","from":"alice","from_nickname":"alice","from_pfp":null,"message":"hi")" + kNow + "}"}));
}

TEST_F(Chatting, StoresForSomebodyWhoIsNotThere) {
    Connection& a = join(alice);
    send(a, message("bob", "hi"));
    EXPECT_EQ(a.wire->wait_for(1), Frames{R"({"type":"error","message":"User bob is not online."})"});
    EXPECT_EQ(world.texts(alice, bob), Frames{"hi"});
}

TEST_F(Chatting, GivesBothFramesForAMessageToOneself) {
    Connection& a = join(alice);
    send(a, message("alice", "note"));
    const Frames frames = a.wire->wait_for(2);
    ASSERT_EQ(frames.size(), 2U);
    EXPECT_TRUE(frames[0].starts_with(R"({"type":"message")"));
    EXPECT_TRUE(frames[1].starts_with(R"({"type":"sent")"));
}

TEST_F(Chatting, TellsEveryDeviceOfBoth) {
    Connection& first = join(alice);
    Connection& second = join(alice);
    Connection& page = join(alice, Dialect::Page);
    Connection& b = join(bob);
    send(first, message("bob", "hi", "\"n\""));
    EXPECT_EQ(second.wire->wait_for(2).back(), R"({"type":"sent","to":"bob","message":"hi")" + kNow + "}");
    const Frames seen = page.wire->wait_for(3);
    EXPECT_EQ(seen[0], R"({"type":"ready","username":"alice"})");
    EXPECT_EQ(seen[1], R"({"type":"presence","username":"bob","online":true})");
    EXPECT_TRUE(seen[2].starts_with(R"({"type":"message","id":)")) << seen[2];
    EXPECT_TRUE(seen[2].ends_with(R"(,"nonce":"n"})")) << seen[2];
    EXPECT_TRUE(b.wire->wait_for(1).front().starts_with(R"({"type":"message","from":"alice")"));
}

TEST_F(Chatting, AnswersARetryWithWhatItStoredAndRefusesAnotherText) {
    Connection& a = join(alice);
    join(bob);
    send(a, message("bob", "hi", "7"));
    a.wire->wait_for(2);
    world.clock.advance(std::chrono::minutes(1));
    send(a, message("bob", "hi", "7"));
    EXPECT_EQ(a.wire->wait_for(3).back(), R"({"type":"sent","to":"bob","message":"hi")" + kNow + R"(,"nonce":7})");
    send(a, message("bob", "something else", "7"));
    EXPECT_EQ(a.wire->wait_for(4).back(), R"({"type":"error","message":"This nonce was used for another message.","nonce":7})");
    EXPECT_EQ(world.texts(alice, bob), Frames{"hi"});
}

TEST_F(Chatting, SaysWhyNothingWasStored) {
    Connection& a = join(alice);
    send(a, message("nobody", "hi", "1"));
    send(a, message("bob", "   "));
    send(a, "no json");
    send(a, message("bob", std::string(4'001, 'x')));
    loops[0].call([&] { a.socket->on_binary("x"); });
    Frames frames = a.wire->wait_for(5);
    std::ranges::sort(frames);  // the first needs a look-up, the others none
    EXPECT_EQ(frames, (Frames{R"({"type":"error","message":"Send text, not binary."})", R"({"type":"error","message":"The message is empty."})",
                              R"({"type":"error","message":"The message is too long. The limit is 4,000 characters."})",
                              R"({"type":"error","message":"This is not valid JSON."})",
                              R"({"type":"error","message":"User nobody does not exist.","nonce":1})"}));
    EXPECT_EQ(world.count("messages"), 0);
}

TEST_F(Chatting, ReadsNoMoreWhileItLooksSomebodyUp) {
    Connection& a = join(alice);
    loops[0].call([&] {
        a.socket->on_text(message("bob", "first"));
        EXPECT_TRUE(a.wire->is_paused);
    });
    a.wire->wait_for(1);
    loops[0].call([] {});
    EXPECT_FALSE(a.wire->is_paused);
}

TEST_F(Chatting, ReadsNoMoreWhenTooMuchIsUnderWay) {
    Connection& a = join(alice);
    send(a, message("bob", "opens the chat"));
    a.wire->wait_for(1);
    const ChannelId channel = world.run(world.messages.find(Pair(alice.id, bob.id)))->id;
    ASSERT_TRUE(channel);
    loops[0].call([&] {
        for (int i = 0; i < kMostInFlight; ++i) a.socket->on_text(message("bob", "m"));
        EXPECT_TRUE(a.wire->is_paused);
    });
    a.wire->wait_for(1 + kMostInFlight);
    loops[0].call([] {});
    EXPECT_FALSE(a.wire->is_paused);
}

TEST_F(Chatting, TellsComingAndGoingToTheOthers) {
    Connection& a = join(alice);
    Connection& b = join(bob);
    Connection& again = join(bob);
    leave(b);
    leave(again);
    EXPECT_EQ(a.wire->wait_for(2), (Frames{"bob is online.", "bob left the chat."}));
}

TEST_F(Chatting, ClosesWhenItsSessionEnds) {
    Connection& a = join(alice);
    const core::Login login = a.socket->login();
    world.run(world.sessions.end(alice.id, login.session_id));
    EXPECT_EQ(a.wire->wait_for(1), Frames{"closed 1008"});
}

TEST_F(Chatting, ClosesWhenItsSessionEndedDuringTheHandshake) {
    const core::Login login = world.sign_in(alice);
    world.run(world.sessions.end(alice.id, login.session_id));
    Connection& a = join(alice, login);
    EXPECT_EQ(a.wire->wait_for(1), Frames{"closed 1008"});
}

TEST_F(Chatting, ClosesOnTheOtherDevicesWhenThePasswordChanges) {
    const Profile carol = world.sign_up("carol");
    Connection& here = join(carol);
    Connection& there = join(carol);
    world.run(world.accounts.change_password(here.socket->login(), "correct horse", "a new secret", {.address = "192.0.2.1"}));
    EXPECT_EQ(there.wire->wait_for(1), Frames{"closed 1008"});
    send(here, message("nobody", "still here"));
    EXPECT_EQ(here.wire->wait_for(1), Frames{error_frame("User nobody does not exist.", "")});
}

TEST_F(Chatting, ClosesWhenAnotherProgramDisablesTheAccount) {
    Connection& a = join(alice);
    world.change_from_outside("UPDATE users SET is_disabled = TRUE");
    EXPECT_EQ(a.wire->wait_for(1), Frames{"closed 1008"});
}

TEST_F(Chatting, PassesOnReadMarksAndTyping) {
    Connection& a = join(alice, Dialect::Page);
    Connection& b = join(bob, Dialect::Page);
    Connection& old = join(bob);
    send(b, message("alice", "hi"));
    const std::string told = a.wire->wait_for(3).back();
    const std::string id = told.substr(told.find("\"id\":") + 5, told.find(",\"chat\"") - told.find("\"id\":") - 5);
    send(a, R"({"type":"read","chat":"bob","id":)" + id + "}");
    EXPECT_EQ(a.wire->wait_for(4).back(), R"({"type":"read","chat":"bob","id":)" + id + "}");
    send(a, R"({"type":"typing","to":"bob"})");
    EXPECT_EQ(b.wire->wait_for(3).back(), R"({"type":"typing","chat":"alice"})");
    EXPECT_EQ(old.wire->wait_for(1).size(), 1U);
    send(a, R"({"type":"read","chat":"nobody","id":1})");
    EXPECT_EQ(a.wire->wait_for(5).back(), R"({"type":"error","message":"User does not exist."})");
}

}  // namespace
}  // namespace parley::api::simple
