#include "net/websocket_frame.h"

#include <cstring>

namespace parley::net {
namespace {

constexpr std::size_t kReasonLimit = 123;  // a control frame holds 125 bytes, the code takes two

FrameHead refused() {
    FrameHead head;
    head.is_refused = true;
    return head;
}

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

bool is_known(std::uint8_t opcode) { return opcode <= 2 || (opcode >= 8 && opcode <= 10); }

}  // namespace

FrameHead parse_frame_head(std::string_view bytes) {
    FrameHead head;
    if (bytes.size() < 2) return head;
    const auto first = static_cast<unsigned char>(bytes[0]), second = static_cast<unsigned char>(bytes[1]);
    const bool has_reserved_bits = (first & 0x70) != 0, is_masked = (second & 0x80) != 0;
    if (has_reserved_bits || !is_masked || !is_known(first & 0x0f)) return refused();
    head.is_final = (first & 0x80) != 0;
    head.opcode = static_cast<Opcode>(first & 0x0f);
    head.length = second & 0x7f;
    if (head.is_control() && (!head.is_final || head.length > 125)) return refused();

    const std::size_t extra = head.length == 126 ? 2 : head.length == 127 ? 8 : 0;
    if (bytes.size() < 2 + extra) return head;
    if (extra > 0) {
        head.length = big_endian(bytes.substr(2, extra));
        const std::uint64_t least = extra == 2 ? 126 : 65536;
        if (head.length < least || head.length >> 63 != 0) return refused();
    }
    if (bytes.size() < 6 + extra) return head;
    std::memcpy(head.mask.data(), bytes.data() + 2 + extra, 4);
    head.size = 6 + extra;
    return head;
}

void append_frame(std::string& out, Opcode opcode, std::string_view payload, std::string_view rest) {
    char head[10];
    head[0] = static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode));
    const std::uint64_t length = payload.size() + rest.size();
    const std::size_t extra = length < 126 ? 0 : length < 65536 ? 2 : 8;
    head[1] = static_cast<char>(extra == 0 ? length : extra == 2 ? 126 : 127);
    for (std::size_t i = 0; i < extra; ++i) head[2 + i] = static_cast<char>(length >> (8 * (extra - 1 - i)));
    out.append(head, 2 + extra);
    out.append(payload);
    out.append(rest);
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
    std::string payload{static_cast<char>(code >> 8), static_cast<char>(code)};
    if (reason.size() > kReasonLimit) {
        std::size_t end = kReasonLimit;  // not in the middle of a character
        while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xc0) == 0x80) --end;
        reason = reason.substr(0, end);
    }
    payload += reason;
    return payload;
}

bool is_valid_close_code(std::uint16_t code) {
    if (code >= 3000 && code <= 4999) return true;
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
}

void unmask(std::span<char> bytes, const std::array<unsigned char, 4>& mask, std::uint64_t phase) {
    std::array<unsigned char, 8> pattern;
    for (std::size_t i = 0; i < 8; ++i) pattern[i] = mask[(phase + i) & 3];
    std::uint64_t wide;
    std::memcpy(&wide, pattern.data(), sizeof wide);
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, bytes.data() + i, sizeof eight);
        eight ^= wide;
        std::memcpy(bytes.data() + i, &eight, sizeof eight);
    }
    for (; i < bytes.size(); ++i) bytes[i] = static_cast<char>(bytes[i] ^ pattern[i & 7]);
}

}  // namespace parley::net
