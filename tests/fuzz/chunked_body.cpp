// A chunked body. What the decoder takes whole it takes in any pieces, and what we encode comes back as it was.
#include "check.h"
#include "input.h"
#include "net/chunked.h"

#include <algorithm>
#include <cstdio>
#include <string>

using namespace parley::net;
using State = ChunkDecoder::State;

namespace {

constexpr std::size_t kBodyLimit = 1000, kTrailerLimit = 200;

struct Outcome {
    State state = State::NeedMore;
    std::string body;
    std::size_t used = 0;
    bool operator==(const Outcome&) const = default;
};

Outcome decode(std::string_view bytes, std::size_t piece) {
    ChunkDecoder decoder(kBodyLimit, kTrailerLimit);
    Outcome outcome;
    while (outcome.used < bytes.size() && outcome.state == State::NeedMore) {
        std::string_view part = bytes.substr(outcome.used, piece);
        const auto before = part.size();
        outcome.state = decoder.feed(part, outcome.body);
        CHECK(outcome.state != State::NeedMore || part.empty());
        outcome.used += before - part.size();
    }
    CHECK(outcome.body.size() <= kBodyLimit);
    return outcome;
}

std::string encode(std::string_view body, std::size_t piece) {
    std::string bytes;
    for (; !body.empty(); body.remove_prefix(std::min(piece, body.size()))) {
        const std::string_view part = body.substr(0, piece);
        char size[32];
        std::snprintf(size, sizeof size, "%zX;a=\"b\"\r\n", part.size());
        bytes.append(size).append(part).append("\r\n");
    }
    return bytes + "0\r\nTrailer: t\r\n\r\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    const std::size_t piece = input.byte() % 31 + 1u;
    const std::string_view bytes = input.rest();
    const Outcome at_once = decode(bytes, std::max<std::size_t>(bytes.size(), 1));
    CHECK(decode(bytes, piece) == at_once);
    CHECK(decode(bytes, 1) == at_once);

    const std::string sent = encode(bytes, piece);
    const Outcome back = decode(sent + "GET", piece);
    if (bytes.size() <= kBodyLimit) CHECK(back == (Outcome{State::Done, std::string(bytes), sent.size()}));
    else CHECK(back.state == State::TooLarge);
    return 0;
}
