// A request's header and its chunked body, at once and byte by byte: both ways must come to the same end.
#include "check.h"
#include "net/chunked.h"
#include "net/http_head.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

using namespace parley::net;

namespace {

constexpr HttpLimits kLimits{.header = 2048, .target = 512, .fields = 20};

struct Outcome {
    ChunkDecoder::State state = ChunkDecoder::State::NeedMore;
    std::string body;
    std::size_t used = 0;
    bool operator==(const Outcome&) const = default;
};

Outcome decode(std::string_view bytes, std::size_t piece) {
    ChunkDecoder decoder(1000, 200);
    Outcome outcome;
    while (outcome.used < bytes.size() && outcome.state == ChunkDecoder::State::NeedMore) {
        std::string_view part = bytes.substr(outcome.used, piece);
        const auto before = part.size();
        outcome.state = decoder.feed(part, outcome.body);
        outcome.used += before - part.size();
    }
    return outcome;
}

// What is accepted must hold what the scan promises.
void check(const HttpHead& head) {
    const Request& request = head.request;
    CHECK(head.is_for_server || request.path.starts_with('/'));
    CHECK(!(head.is_chunked && head.length));
    CHECK(!(head.is_chunked && head.is_http_1_0));
    CHECK(request.headers.count("Content-Length") + request.headers.count("Transfer-Encoding") <= 1);
    CHECK(request.headers.count("Host") <= 1);
    for (const auto& [name, value] : request.headers) {
        CHECK(is_token(name));
        CHECK(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
    request.query_value("q");
    request.cookie("c");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    HttpScanner at_once(kLimits), by_byte(kLimits);
    const auto state = at_once.scan(input);
    auto slow = HttpScanner::State::NeedMore;
    for (std::size_t n = 1; n <= size && slow == HttpScanner::State::NeedMore; ++n) slow = by_byte.scan(input.substr(0, n));
    CHECK(slow == state || size == 0);
    // A line that is too long and malformed too is refused for what is seen first.
    const auto is_limit = [](int status) { return status == 414 || status == 431; };
    if (state == HttpScanner::State::Refused) CHECK(at_once.status() == by_byte.status() || is_limit(by_byte.status()));
    if (state != HttpScanner::State::Complete) return 0;
    CHECK(at_once.size() == by_byte.size() && at_once.size() <= kLimits.header + 4);

    const auto head = parse_http_head(input.substr(at_once.begin(), at_once.size() - at_once.begin()), kLimits);
    if (!head) return 0;
    check(*head);
    const std::string_view rest = input.substr(at_once.size());
    CHECK(decode(rest, 1) == decode(rest, std::max<std::size_t>(rest.size(), 1)));
    return 0;
}
