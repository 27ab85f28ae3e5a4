// Percent-decoding, and the router, which decodes what it splits.
#include "check.h"
#include "net/router.h"
#include "net/url.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace parley::net;

namespace {

parley::Task<Response> nothing(Request&) { co_return Response{}; }

Router table() {
    Router router;
    for (const char* pattern : {"/", "/a", "/a/{x}", "/{x}/b/{y}", "/files/{rest...}"}) {
        router.add({.method = Method::Get, .pattern = pattern, .handler = nothing});
    }
    return router;
}

std::string encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        out += '%';
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Router router = table();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    CHECK(percent_decode(encoded(text)) == text);
    CHECK(form_decode(encoded(text)) == text);
    if (const auto decoded = percent_decode(text)) CHECK(decoded->size() <= size);

    const auto match = router.find(Method::Get, text, "q");
    for (const auto& param : match.params) CHECK(!param.empty() && param.find('\0') == std::string::npos);
    const auto location = match.instead.headers.get("Location");
    CHECK(location.empty() || (location[0] == '/' && !location.starts_with("//") && !location.starts_with("/\\")));
    return 0;
}
