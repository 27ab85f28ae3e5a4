#include "net/message_reader.h"

#include "net/client_test.h"

#include <gtest/gtest.h>

#include <vector>

namespace parley::net {
namespace {

using namespace std::string_literals;
using Kind = MessageReader::Kind;
using Seen = std::vector<std::pair<Kind, std::string>>;

constexpr std::size_t kLimit = 1000;

// Everything that comes of the bytes, given `piece` at a time. A refusal shows its code.
Seen read_in_pieces(const std::string& bytes, std::size_t piece) {
    MessageReader reader(kLimit);
    Seen seen;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        std::string part = bytes.substr(at, piece);
        std::span<char> rest(part);
        for (;;) {
            const auto item = reader.next(rest);
            if (item.kind == Kind::None) break;
            if (item.kind == Kind::Refused) {
                seen.emplace_back(item.kind, std::to_string(static_cast<int>(item.refusal)));
                return seen;
            }
            seen.emplace_back(item.kind, item.payload);
        }
        EXPECT_TRUE(rest.empty());
    }
    return seen;
}

void expect(const std::string& bytes, const Seen& expected) {
    for (const std::size_t piece : {1, 2, 3, 5, 7, 64, 100'000}) {
        EXPECT_EQ(read_in_pieces(bytes, static_cast<std::size_t>(piece)), expected) << "in pieces of " << piece;
    }
}

TEST(MessageReader, ReadsMessagesHoweverTheyAreCut) {
    const std::string longer(700, 'z');
    expect(client_frame(1, "hello") + client_frame(2, "\x00\xff"s) + client_frame(1, "") + client_frame(1, longer),
           {{Kind::Text, "hello"}, {Kind::Binary, "\x00\xff"s}, {Kind::Text, ""}, {Kind::Text, longer}});
}

TEST(MessageReader, JoinsFragmentsAroundControlFrames) {
    expect(client_frame(1, "one ", false) + client_frame(9, "p") + client_frame(0, "two ", false) + client_frame(10, "") +
               client_frame(0, "three") + client_frame(0x8, "\x03\xe8"),
           {{Kind::Ping, "p"}, {Kind::Pong, ""}, {Kind::Text, "one two three"}, {Kind::Close, "\x03\xe8"}});
}

TEST(MessageReader, LetsACharacterSpanFragments) {
    expect(client_frame(1, "\xe2\x82", false) + client_frame(0, "\xac"), {{Kind::Text, "\xe2\x82\xac"}});
}

TEST(MessageReader, RefusesWrongFragmentation) {
    expect(client_frame(0, "x"), {{Kind::Refused, "1002"}});
    expect(client_frame(1, "x", false) + client_frame(1, "y"), {{Kind::Refused, "1002"}});
    expect(client_frame(1, "a") + client_frame(0, "x", false), {{Kind::Text, "a"}, {Kind::Refused, "1002"}});
}

TEST(MessageReader, RefusesBadTextAtOnce) {
    expect(client_frame(1, "good \xff"), {{Kind::Refused, "1007"}});
    expect(client_frame(1, "half \xe2\x82"), {{Kind::Refused, "1007"}});
    // The second byte can't be mended, although the frame announces more.
    const std::string half = client_frame(1, "\xed\xa0\x80 and more that never comes").substr(0, 8);
    expect(half, {{Kind::Refused, "1007"}});
    expect(client_frame(1, "\xe2\x82", false) + client_frame(0, "x"), {{Kind::Refused, "1007"}});
}

TEST(MessageReader, JudgesTheLimitByTheHead) {
    expect(client_frame(2, std::string(kLimit, 'x')), {{Kind::Binary, std::string(kLimit, 'x')}});
    expect(client_frame(2, std::string(kLimit + 1, 'x')).substr(0, 8), {{Kind::Refused, "1009"}});
    expect(client_frame(2, std::string(600, 'x'), false) + client_frame(0, std::string(401, 'x')).substr(0, 8),
           {{Kind::Refused, "1009"}});
}

}  // namespace
}  // namespace parley::net
