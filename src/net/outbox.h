// net/outbox.h -- Bytes that wait for a WebSocket. A connection has one only while something waits.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace parley::net {

struct Outbox {
    std::string bytes;
    std::size_t sent = 0;        // of `bytes`
    std::string pong;            // payload of the newest ping that is not answered yet
    bool has_pong = false;

    std::string_view rest() const { return std::string_view(bytes).substr(sent); }
    std::size_t size() const { return bytes.size() - sent; }
    void advance(std::size_t count) {
        sent += count;
        if (sent == bytes.size()) bytes.clear(), sent = 0;
        // A peer that reads slowly but steadily must not make the sent part grow without end.
        if (sent > 64 * 1024 && sent > bytes.size() / 2) bytes.erase(0, sent), sent = 0;
    }
};

}  // namespace parley::net
