// A token: as it comes, where no input can be good, since it is not signed; and its two JSON parts, a line each, with
// our signature, where only an HS256 token with all our claims may be.
#include "check.h"
#include "core/tokens.h"
#include "input.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <string>

using namespace parley;

namespace {

const std::string kKey = "the key of the fuzz target, and of nothing else";

std::string base64url(std::string_view bytes) {
    std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    out.resize(static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
        reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()))));
    while (out.ends_with('=')) out.pop_back();
    for (char& c : out) {
        if (c == '+') c = '-';
        if (c == '/') c = '_';
    }
    return out;
}

std::string signed_token(std::string_view head, std::string_view claims) {
    const std::string text = base64url(head) + "." + base64url(claims);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    HMAC(EVP_sha256(), kKey.data(), static_cast<int>(kKey.size()), reinterpret_cast<const unsigned char*>(text.data()),
         text.size(), digest, &length);
    return text + "." + base64url({reinterpret_cast<const char*>(digest), length});
}

// Byte by byte: behind a NUL, where libjwt reads no more of the head, it need not be UTF-8.
bool names_hs256(std::string_view head) {
    constexpr std::string_view name = "hs256";
    return std::search(head.begin(), head.end(), name.begin(), name.end(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == b;
    }) != head.end();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const core::Tokens tokens(kKey);
    static const Time now{std::chrono::seconds(1'800'000'000)};
    Input input(data, size);
    CHECK(!tokens.verify(std::string(input.rest()), now));
    const std::string_view head = input.line();
    const auto claims = tokens.verify(signed_token(head, input.rest()), now);
    if (!claims) return 0;
    CHECK(claims->expires_at > now);
    // In whatever case, or with JSON's escapes.
    CHECK(names_hs256(head) || head.find('\\') != std::string_view::npos);
    return 0;
}
