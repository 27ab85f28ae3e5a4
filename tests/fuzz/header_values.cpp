// What handlers read out of a header: cookies, lists of words, the query, the caller's origin, a WebSocket's handshake.
// The lines of the input are the fields; the first one is the query.
#include "api/simple/caller.h"
#include "base/text.h"
#include "check.h"
#include "input.h"
#include "net/http_scanner.h"
#include "net/websocket_handshake.h"

#include <algorithm>
#include <string>

using namespace parley;

namespace {

// As the scan lets it through: no control characters but the tab, white space at neither end.
bool is_field_value(std::string_view value) {
    return trimmed(value) == value &&
           std::ranges::none_of(value, [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; });
}

void check_handshake(const net::Request& request) {
    const bool is_good = net::is_websocket_handshake(request);
    const bool asks = request.headers.has_token("Upgrade", "websocket") && request.headers.has_token("Connection", "upgrade");
    CHECK(!is_good || asks);
    CHECK(net::refuse_websocket_handshake(request).has_value() == (asks && !is_good));
    if (!is_good) return;
    const std::string answer = net::accept_websocket(request, net::Response{});
    CHECK(answer.starts_with("HTTP/1.1 101 ") && answer.ends_with("\r\n\r\n"));
    CHECK(answer.find("\r\n\r\n") == answer.size() - 4);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Input input(data, size);
    net::Request request;
    request.query = input.line();
    request.peer.host = "chat.example.org";
    while (!input.is_empty()) {
        const std::string_view line = input.line();
        const auto colon = std::min(line.find(':'), line.size());
        const std::string_view name = line.substr(0, colon), value = trimmed(line.substr(std::min(colon + 1, line.size())));
        if (net::is_token(name) && is_field_value(value)) request.headers.add(std::string(name), std::string(value));
    }
    const auto cookie = request.cookie(api::simple::kCookie);
    CHECK(!cookie || cookie->size() <= size);
    CHECK(!cookie || request.headers.has("cookie"));
    request.query_value("q");
    const core::Origin origin = api::simple::origin_of(request);
    CHECK(is_utf8(origin.agent));
    if (!request.headers.has("origin") && !request.headers.has("sec-fetch-site")) CHECK(api::simple::is_same_site(request));
    check_handshake(request);
    return 0;
}
