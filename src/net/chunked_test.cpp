#include "net/chunked.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

using namespace std::string_literals;
using State = ChunkDecoder::State;

struct Decoded {
    State state;
    std::string body, rest;
};

Decoded decode(const std::string& bytes, std::size_t piece, std::size_t limit = 1000) {
    ChunkDecoder decoder(limit, 200);
    Decoded decoded{State::NeedMore, {}, {}};
    std::string_view left = bytes;
    while (!left.empty() && decoded.state == State::NeedMore) {
        std::string_view part = left.substr(0, piece);
        const auto before = part.size();
        decoded.state = decoder.feed(part, decoded.body);
        left.remove_prefix(before - part.size());
    }
    decoded.rest = left;
    return decoded;
}

TEST(ChunkDecoder, DecodesHoweverTheBytesAreCut) {
    for (const std::size_t piece : {1, 2, 3, 1000}) {
        const auto decoded = decode("5\r\nhello\r\n1;a=b;c=\"d\"\r\n \r\n00A\r\n0123456789\r\n0\r\nX: y\r\nZ: \r\n\r\nGET", piece);
        EXPECT_EQ(decoded.state, State::Done);
        EXPECT_EQ(decoded.body, "hello 0123456789");
        EXPECT_EQ(decoded.rest, "GET");
    }
}

TEST(ChunkDecoder, RefusesWhatTwoParsersMightReadInTwoWays) {
    for (const std::string& bytes : {
             "5\nhello\r\n0\r\n\r\n"s, "5\r\nhello\n0\r\n\r\n"s, "5\r\nhelloX\r\n"s, "5\r\nhello0\r\n\r\n"s, "\r\n"s, "x\r\n"s, " 5\r\n"s,
             "5 \r\nhello\r\n"s, "-5\r\n"s, "+5\r\n"s, "0x5\r\n"s, "10000000000000005\r\n"s, "5\r\rhello"s, "5;\x01\r\nhello"s, ";a\r\n"s,
             "0\r\nno colon\r\n\r\n"s, "0\r\n folded: x\r\n\r\n"s, "0\r\nX: \x7f\r\n\r\n"s, "0\r\nX: a\n\r\n"s,
             "5;" + std::string(300, 'x') + "\r\nhello\r\n", "0\r\nX: " + std::string(300, 'x') + "\r\n\r\n"}) {
        EXPECT_EQ(decode(bytes, 1).state, State::Malformed) << bytes;
        EXPECT_EQ(decode(bytes, 1000).state, State::Malformed) << bytes;
    }
}

TEST(ChunkDecoder, RefusesABodyThatPassesTheLimitBeforeItCame) {
    EXPECT_EQ(decode("b\r\n", 10, 10).state, State::TooLarge);
    EXPECT_EQ(decode("6\r\n123456\r\n5\r\n", 100, 10).state, State::TooLarge);
    EXPECT_EQ(decode("ffffffffffffffff\r\n", 100, 10).state, State::TooLarge);
    EXPECT_EQ(decode("5\r\n12345\r\n5\r\n12345\r\n0\r\n\r\n", 100, 10).state, State::Done);
    EXPECT_EQ(decode("5\r\n12345\r\nfffffffffffffffe\r\n", 100, 10).state, State::TooLarge);
}

}  // namespace
}  // namespace parley::net
