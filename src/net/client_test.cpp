#include "net/client_test.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace parley::net {

std::string client_frame(int opcode, std::string_view payload, bool is_final) {
    std::string frame{static_cast<char>((is_final ? 0x80 : 0) | opcode)};
    const auto length = payload.size();
    if (length < 126) {
        frame += static_cast<char>(0x80 | length);
    } else if (length < 65536) {
        frame += {static_cast<char>(0xfe), static_cast<char>(length >> 8), static_cast<char>(length)};
    } else {
        frame += static_cast<char>(0xff);
        for (int shift = 56; shift >= 0; shift -= 8) frame += static_cast<char>(length >> shift);
    }
    const char mask[] = {0x37, static_cast<char>(0xfa), 0x21, 0x3d};
    frame.append(mask, 4);
    for (std::size_t i = 0; i < length; ++i) frame += static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame;
}

TestClient::TestClient(int port, const std::string& address) {
    const bool is_v6 = address.find(':') != std::string::npos;
    fd_ = ::socket(is_v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    int result = -1;
    if (is_v6) {
        sockaddr_in6 at{};
        at.sin6_family = AF_INET6;
        at.sin6_port = htons(static_cast<std::uint16_t>(port));
        inet_pton(AF_INET6, address.c_str(), &at.sin6_addr);
        result = ::connect(fd_, reinterpret_cast<sockaddr*>(&at), sizeof at);
    } else {
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_port = htons(static_cast<std::uint16_t>(port));
        inet_pton(AF_INET, address.c_str(), &at.sin_addr);
        result = ::connect(fd_, reinterpret_cast<sockaddr*>(&at), sizeof at);
    }
    EXPECT_EQ(result, 0) << "connect to port " << port;
}

TestClient::~TestClient() { ::close(fd_); }

void TestClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;  // the server has gone; what it said is still there to read
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void TestClient::shutdown_write() { ::shutdown(fd_, SHUT_WR); }

bool TestClient::fill() {
    pollfd ready{fd_, POLLIN, 0};
    if (::poll(&ready, 1, 10'000) != 1) {
        ADD_FAILURE() << "nothing came within ten seconds";
        return false;
    }
    char buffer[65536];
    const ssize_t got = ::recv(fd_, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    input_.append(buffer, static_cast<std::size_t>(got));
    return true;
}

std::string TestClient::Answer::field(std::string_view name) const {
    const auto at = head.find(fmt::format("\r\n{}: ", name));
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

TestClient::Answer TestClient::read_answer(bool has_body) {
    Answer answer;
    std::size_t end;
    while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill()) return answer;
    }
    answer.head = input_.substr(0, end + 2);
    input_.erase(0, end + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const std::string length = answer.field("Content-Length");
    const std::size_t bytes = has_body && !length.empty() ? std::stoul(length) : 0;
    while (input_.size() < bytes && fill()) {}
    answer.body = input_.substr(0, bytes);
    input_.erase(0, bytes);
    return answer;
}

TestClient::Answer TestClient::ask(std::string_view request) {
    send(request);
    return read_answer();
}

TestClient::Answer TestClient::open_websocket(std::string_view path, std::string_view more_fields, std::string_view behind) {
    send(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                     "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{}\r\n{}",
                     path, more_fields, behind));
    return read_answer();
}

int TestClient::Frame::close_code() const {
    if (payload.size() < 2) return 0;
    return static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
}

TestClient::Frame TestClient::read_frame() {
    auto need = [&](std::size_t bytes) {
        while (input_.size() < bytes) {
            if (!fill()) return false;
        }
        return true;
    };
    if (!need(2)) return {-1, {}};
    std::size_t length = static_cast<unsigned char>(input_[1]) & 0x7f, head = 2;
    const std::size_t extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (!need(head + extra)) return {-1, {}};
    if (extra > 0) {
        length = 0;
        for (std::size_t i = 0; i < extra; ++i) length = length << 8 | static_cast<unsigned char>(input_[2 + i]);
        head += extra;
    }
    if (!need(head + length)) return {-1, {}};
    Frame frame{static_cast<unsigned char>(input_[0]) & 0x0f, input_.substr(head, length)};
    input_.erase(0, head + length);
    return frame;
}

std::string TestClient::read_to_end() {
    while (fill()) {}
    return std::exchange(input_, {});
}

bool TestClient::is_at_end() { return input_.empty() && !fill(); }

}  // namespace parley::net
