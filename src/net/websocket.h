// net/websocket.h -- An open WebSocket (RFC 6455), server side. Everything here happens on the connection's loop.
#pragma once
#include "net/request.h"

#include <cstdint>
#include <string_view>

namespace parley::net {

enum class CloseCode : std::uint16_t {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    Unsupported = 1003,
    BadData = 1007,
    PolicyViolation = 1008,
    TooBig = 1009,
    InternalError = 1011,
    TryAgainLater = 1013,
};

// 3000..4999 are the application's (RFC 6455, 7.4.2).
constexpr CloseCode application_close(std::uint16_t code) { return static_cast<CloseCode>(code); }

class WebSocket {
public:
    virtual ~WebSocket() = default;

    // Queues one frame; the bytes are copied. What a turn of the loop sends to a connection leaves in one write.
    // Past the bound of the outbound queue the connection closes with 1013. Nothing happens after a close.
    // `rest` follows `text` in the same frame: a head of one's own before a body that many share.
    virtual void send_text(std::string_view text, std::string_view rest = {}) = 0;
    virtual void send_binary(std::string_view bytes) = 0;

    // Bytes that are queued and that the peer has not taken yet.
    virtual std::size_t waiting() const = 0;

    // Sends a close frame after what is queued and ends the connection when the peer answers or a deadline passes.
    // `on_close` of the handler follows, never from inside this call.
    virtual void close(CloseCode code, std::string_view reason) = 0;

    // Stops and resumes delivering messages: back-pressure for a peer that sends faster than it is served. The
    // message that is being delivered is the last one until resumed.
    virtual void pause_reading() = 0;
    virtual void resume_reading() = 0;

    virtual Loop& loop() = 0;
    virtual const Peer& peer() const = 0;
};

// What becomes of the messages. The connection holds it until on_close returned.
class WebSocketHandler {
public:
    virtual ~WebSocketHandler() = default;

    // Before the first byte of the 101 leaves, so nothing told afterwards is missed. `socket` is valid until on_close
    // returned; text sent here goes out right behind the 101.
    virtual void on_open(WebSocket& socket) = 0;
    virtual void on_text(std::string_view text) = 0;  // one whole message, valid UTF-8, for the call only
    virtual void on_binary(std::string_view bytes) = 0;
    // The server stops: the last moment to say something before the close frame with 1001.
    virtual void on_drain() {}
    // Exactly once, however the connection ended. `code` is the peer's, ours, or 1006 when it broke off.
    virtual void on_close(std::uint16_t code) = 0;
};

}  // namespace parley::net
