// Shared types of the load generator: configuration, one client connection,
// and the interface a protocol adapter implements.
#pragma once
#include <cstdint>
#include <cstring>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct ssl_st;  // OpenSSL's SSL

namespace lg {

inline uint64_t now_ns() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return uint64_t(t.tv_sec) * 1000000000ull + uint64_t(t.tv_nsec);
}

struct Config {
    std::string mode = "relay", proto = "raw", host = "127.0.0.1", label;
    int port = 8000;
    // relay
    int pairs = 100;
    int window = 1;        // messages outstanding per sender (closed loop) ...
    double rate = 0;       // ... or messages/s over all senders (open loop)
    int body = 100;        // bytes of message text
    double secs = 5, warmup = 2, drain = 5;
    bool tls = false;      // the WebSockets; signing up and in is always plain, so the tokens must be cached
    bool spin = false;     // poll instead of sleeping (more exact latencies)
    // idle / fanout
    int conns = 1000;
    double hold = 10;
    int rounds = 50;
    // connecting
    int concurrency = 100;
    int first_address = 2;  // clients come from 127.0.0.N and on; give each of several generators its own
    double connect_timeout = 120;
    double connect_gap_ms = 0;  // pause after starting each, for servers that race on connect
    // users
    int users = 0;         // idle: share this many users among the connections (0: one each)
    std::string prefix = "u", password = "secret-pw", domain = "localhost", ws_path;
    std::string token_cache;
    int auth_conns = 8;
    // measured server
    std::vector<int> pids;
    bool children = false;
};

struct User {
    std::string name, password, token;
};

enum class Role : uint8_t { Sender, Receiver, Idle };
enum class State : uint8_t { Closed, Connecting, Upgrading, Handshake, Open };

// What an inbound frame means. `stamped` is where the message text is searched for.
enum class Kind : uint8_t { Other, Delivered, Ack, Error };
struct Inbound {
    Kind kind = Kind::Other;
    std::string_view stamped{};
    uint32_t count = 1;
};

struct Conn {
    int fd = -1;
    ssl_st* tls = nullptr;  // null: plain
    uint32_t index = 0;
    uint32_t mask = 0;
    uint32_t scratch = 0;  // for the adapter
    uint8_t step = 0;      // for the adapter
    State state = State::Closed;
    Role role = Role::Idle;
    bool dirty = false, want_out = false;
    uint64_t started = 0;
    const User* user = nullptr;
    std::string in, out, frag;
};

// Appends one masked client frame to `out`; returns the offset of the payload.
size_t append_frame(std::string& out, uint8_t opcode, std::string_view payload, uint32_t mask);

class Sink {  // how an adapter talks on a connection
public:
    virtual ~Sink() = default;
    virtual void send_text(Conn&, std::string_view payload) = 0;
};

// To add a protocol: implement this, and name it in make_adapter().
class Adapter {
public:
    virtual ~Adapter() = default;
    // Before any connection: make the users exist and fetch their credentials.
    virtual void prepare(const Config&, std::vector<User>&) {}
    virtual std::string path(const User&) const = 0;
    virtual std::string subprotocol() const { return {}; }
    // After the WebSocket upgrade, then on each frame until it returns true (= ready).
    virtual bool opened(Sink&, Conn&) { return true; }
    virtual bool handshake(Sink&, Conn&, std::string_view) { return true; }
    // One message as the payload of a text frame, and an optional second frame after it.
    virtual std::string message(const User& to, std::string_view text) const = 0;
    virtual std::string after_message() const { return {}; }
    virtual Inbound classify(Sink&, Conn&, std::string_view payload) = 0;
    // False: the protocol does not acknowledge, so senders are paced by deliveries.
    virtual bool has_acks() const { return true; }
};

std::unique_ptr<Adapter> make_adapter(const Config&);

}  // namespace lg
