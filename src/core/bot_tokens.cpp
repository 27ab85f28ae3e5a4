#include "core/bot_tokens.h"

#include "base/random.h"

#include <sodium.h>

namespace parley::core {
namespace {

constexpr int kAlphabet = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t kMiddleBytes = 6, kSecretBytes = 27;
constexpr std::size_t kLongestToken = 128;

std::string encode(const std::string& bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), kAlphabet), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), kAlphabet);
    text.resize(text.find('\0'));
    return text;
}

std::optional<std::string> decode(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int result = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                                         nullptr, &size, &end, kAlphabet);
    if (result != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

}  // namespace

std::string make_bot_token(UserId bot) {
    return encode(std::to_string(bot.value)) + '.' + encode(random_bytes(kMiddleBytes)) + '.' + encode(random_bytes(kSecretBytes));
}

std::optional<UserId> bot_of_token(std::string_view token) {
    const auto dot = token.find('.');
    if (token.size() > kLongestToken || dot == std::string_view::npos) return std::nullopt;
    const auto digits = decode(token.substr(0, dot));
    if (!digits || digits->empty()) return std::nullopt;
    const auto id = parse_snowflake(*digits);
    return id ? std::optional(UserId{*id}) : std::nullopt;
}

std::string digest_of_token(std::string_view token) {
    std::string digest(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), reinterpret_cast<const unsigned char*>(token.data()), token.size());
    return to_hex(digest);
}

bool is_same_digest(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace parley::core
