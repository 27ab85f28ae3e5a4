#include "net/websocket_frame.h"

#include <gtest/gtest.h>

namespace parley::net {
namespace {

using namespace std::string_literals;

TEST(FrameHead, ReadsAllThreeLengths) {
    const auto small = parse_frame_head("\x81\x85\x01\x02\x03\x04"s);
    EXPECT_EQ(small.size, 6u);
    EXPECT_EQ(small.length, 5u);
    EXPECT_EQ(small.opcode, Opcode::Text);
    EXPECT_TRUE(small.is_final);
    EXPECT_EQ(small.mask[3], 4);
    EXPECT_EQ(parse_frame_head("\x02\xfe\x01\x00mask"s).length, 256u);
    EXPECT_EQ(parse_frame_head("\x82\xff\x00\x00\x00\x00\x00\x01\x00\x00mask"s).length, 65536u);
}

TEST(FrameHead, WaitsForAllOfIt) {
    const std::string head = "\x82\xff\x00\x00\x00\x00\x00\x01\x00\x00mask"s;
    for (std::size_t n = 0; n < head.size(); ++n) {
        const auto parsed = parse_frame_head(head.substr(0, n));
        EXPECT_EQ(parsed.size, 0u);
        EXPECT_FALSE(parsed.is_refused);
    }
}

TEST(FrameHead, RefusesProtocolErrorsByTheFirstBytes) {
    const std::string bad[] = {
        "\x81\x05"s,                              // not masked
        "\xc1\x85"s, "\xa1\x85"s, "\x91\x85"s,    // reserved bits
        "\x83\x80"s, "\x87\x80"s, "\x8b\x80"s, "\x8f\x80"s,  // reserved opcodes
        "\x09\x80"s, "\x08\x80"s,                 // fragmented control frames
        "\x89\xfe"s, "\x88\xff"s,                 // long control frames
        "\x81\xfe\x00\x7d"s,                      // 125 in two bytes
        "\x81\xff\x00\x00\x00\x00\x00\x00\xff\xff"s,  // 65535 in eight
        "\x81\xff\x80\x00\x00\x00\x00\x00\x00\x00"s,  // the highest bit
    };
    for (const std::string& bytes : bad) EXPECT_TRUE(parse_frame_head(bytes).is_refused) << testing::PrintToString(bytes);
}

TEST(Frame, IsWrittenWithTheShortestLength) {
    for (const auto& [length, head] : {std::pair{125u, "\x81\x7d"s}, std::pair{126u, "\x81\x7e\x00\x7e"s},
                                       std::pair{65535u, "\x81\x7e\xff\xff"s},
                                       std::pair{65536u, "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00"s}}) {
        std::string out = "before";
        append_frame(out, Opcode::Text, std::string(length, 'x'));
        EXPECT_EQ(out.substr(6, head.size()), head);
        EXPECT_EQ(out.size(), 6 + head.size() + length);
    }
}

TEST(Unmask, WorksFromAnyPhaseAndLength) {
    const std::array<unsigned char, 4> mask{0x11, 0x22, 0x33, 0x44};
    std::string text;
    for (int i = 0; i < 40; ++i) text += static_cast<char>(i * 7);
    for (std::uint64_t phase = 0; phase < 9; ++phase) {
        for (std::size_t length = 0; length < text.size(); ++length) {
            std::string bytes = text.substr(0, length);
            unmask(bytes, mask, phase);
            for (std::size_t i = 0; i < length; ++i) {
                ASSERT_EQ(bytes[i], static_cast<char>(text[i] ^ mask[(phase + i) % 4]));
            }
        }
    }
}

TEST(CloseFrame, CutsALongReasonBetweenCharacters) {
    std::string reason(122, 'x');
    reason += "\xe2\x82\xac";
    EXPECT_EQ(close_payload(1000, reason).size(), 2 + 122u);
    EXPECT_EQ(close_payload(1013, "slow"), "\x03\xf5slow"s);
}

TEST(CloseFrame, KnowsTheCodesThatMayTravel) {
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4999}) {
        EXPECT_TRUE(is_valid_close_code(static_cast<std::uint16_t>(code))) << code;
    }
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
        EXPECT_FALSE(is_valid_close_code(static_cast<std::uint16_t>(code))) << code;
    }
}

}  // namespace
}  // namespace parley::net
