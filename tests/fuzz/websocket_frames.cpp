// A WebSocket's bytes, in one piece and in pieces of the length that the first byte says: the same messages.
#include "base/text.h"
#include "check.h"
#include "net/message_reader.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

using namespace parley::net;
using Kind = MessageReader::Kind;

namespace {

constexpr std::size_t kLimit = 4096;

using Seen = std::vector<std::tuple<Kind, std::string, CloseCode>>;

Seen read(std::string_view bytes, std::size_t piece) {
    MessageReader reader(kLimit);
    Seen seen;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        std::string part(bytes.substr(at, piece));
        std::span<char> rest(part);
        for (auto item = reader.next(rest); item.kind != Kind::None; item = reader.next(rest)) {
            CHECK(item.payload.size() <= kLimit);
            CHECK(item.kind != Kind::Text || parley::is_utf8(item.payload));
            seen.emplace_back(item.kind, item.payload, item.refusal);
            if (item.kind == Kind::Refused) return seen;
        }
        CHECK(rest.empty());
    }
    return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Seen at_once = read(bytes, size);
    CHECK(read(bytes, data[0] % 17 + 1u) == at_once);
    return 0;
}
