// api/simple/command.h -- What a client asks for in a text frame.
#pragma once
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <variant>

namespace parley::api::simple {

struct SendCommand {
    std::string to, message;
    std::string nonce;  // JSON text, or empty
};
struct ReadCommand {
    std::string chat;
    std::uint64_t id = 0;
};
struct TypingCommand {
    std::string to;
};
using Command = std::variant<SendCommand, ReadCommand, TypingCommand>;

struct CommandFault {
    std::string_view text;  // a sentence for the sender
    std::string nonce;      // JSON text of the frame's nonce, when it had a good one
};

inline constexpr std::size_t kLongestNonce = 64;  // characters

// `knows_types` is for the page's protocol: other clients may carry any "type" and mean a message.
std::expected<Command, CommandFault> parse_command(std::string_view frame, bool knows_types);

}  // namespace parley::api::simple
