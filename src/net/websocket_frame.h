// net/websocket_frame.h -- The head of a WebSocket frame (RFC 6455, section 5.2), read and written.
#pragma once
#include "net/websocket.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace parley::net {

enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

struct FrameHead {
    bool is_final = false;
    Opcode opcode = Opcode::Continuation;
    std::uint64_t length = 0;               // of the payload
    std::array<unsigned char, 4> mask{};
    std::size_t size = 0;                   // of the head itself; 0: there are not enough bytes yet
    bool is_refused = false;                // violates the protocol: close with 1002

    bool is_control() const { return static_cast<std::uint8_t>(opcode) >= 8; }
};

inline constexpr std::size_t kFrameHeadLimit = 14;

// The head of a client's frame. What can be refused is refused from the first two bytes on.
FrameHead parse_frame_head(std::string_view bytes);

// Appends one unmasked, final frame; its payload is both parts.
void append_frame(std::string& out, Opcode opcode, std::string_view payload, std::string_view rest = {});

// The payload of a close frame; the reason is cut to fit.
std::string close_payload(std::uint16_t code, std::string_view reason);

// What a peer may send as a close code (section 7.4).
bool is_valid_close_code(std::uint16_t code);

// XORs `bytes` with the mask, of which `phase` bytes (modulo 4) were used before; eight bytes at a time.
void unmask(std::span<char> bytes, const std::array<unsigned char, 4>& mask, std::uint64_t phase);

}  // namespace parley::net
