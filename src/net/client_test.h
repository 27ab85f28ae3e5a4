// net/client_test.h -- A client for the tests of this room that speaks bytes, so that it can say what no proper client would.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace parley::net {

// A masked frame of a client.
std::string client_frame(int opcode, std::string_view payload, bool is_final = true);

// A blocking connection to 127.0.0.1. Every read gives up after ten seconds and fails the test.
class TestClient {
public:
    explicit TestClient(int port, const std::string& address = "127.0.0.1");
    ~TestClient();
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    void send(std::string_view bytes);
    void shutdown_write();

    // One answer: head and body. HEAD answers have none.
    struct Answer {
        int status = 0;
        std::string head, body;
        std::string field(std::string_view name) const;  // its value, or empty
    };
    Answer read_answer(bool has_body = true);
    Answer ask(std::string_view request);

    // The opening handshake of a WebSocket; whatever comes behind it stays readable.
    Answer open_websocket(std::string_view path, std::string_view more_fields = {}, std::string_view behind = {});
    struct Frame {
        int opcode = 0;  // -1: the connection ended
        std::string payload;
        int close_code() const;
    };
    Frame read_frame();

    // What is left until the peer ends the connection.
    std::string read_to_end();
    bool is_at_end();

private:
    bool fill();
    int fd_ = -1;
    std::string input_;
};

}  // namespace parley::net
