// A text frame of the chat's WebSocket. Frames that are no UTF-8 never come this far.
#include "api/simple/command.h"
#include "api/simple/frames.h"
#include "base/text.h"
#include "check.h"

#include <boost/json/parse.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

using namespace parley;
using namespace parley::api::simple;

namespace {

// The nonce goes into answers as it stands, so it must be one JSON value and nothing more.
void check_nonce(const std::string& nonce) {
    if (nonce.empty()) return;
    boost::json::error_code error;
    const boost::json::value value = boost::json::parse(nonce, error);
    CHECK(!error && (value.is_string() || value.is_number()));
    if (const auto* text = value.if_string()) CHECK(!text->empty() && length(*text) <= kLongestNonce);
    boost::json::parse(error_frame("x", nonce), error);
    CHECK(!error);
}

void check(const parley::api::simple::Command& command, std::size_t frame_bytes) {
    if (const auto* send = std::get_if<SendCommand>(&command)) {
        CHECK(is_utf8(send->to) && is_utf8(send->message));
        CHECK(send->to.size() + send->message.size() <= frame_bytes);
        check_nonce(send->nonce);
    } else if (const auto* read = std::get_if<ReadCommand>(&command)) {
        CHECK(is_utf8(read->chat) && read->id > 0);
    } else {
        CHECK(is_utf8(std::get<TypingCommand>(command).to));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view frame(reinterpret_cast<const char*>(data), size);
    if (!is_utf8(frame)) return 0;
    for (const bool knows_types : {false, true}) {
        const auto command = parse_command(frame, knows_types);
        if (command) {
            check(*command, size);
        } else {
            CHECK(!command.error().text.empty());
            check_nonce(command.error().nonce);
        }
    }
    return 0;
}
