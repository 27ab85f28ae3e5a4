#include "core/importing/keys.h"

#include "base/random.h"

#include <openssl/evp.h>

#include <fmt/format.h>

#include <initializer_list>
#include <stdexcept>

namespace parley::core::importing {
namespace {

using db::sqlite::MaybeText;

constexpr std::size_t kDigestBytes = 16;  // half of SHA-256: nobody gains by a collision, and none comes by chance

// Each part with its length, so that no two lists of parts read the same.
std::string digest(std::initializer_list<const MaybeText*> parts) {
    std::string joined;
    for (const MaybeText* part : parts) {
        joined += *part ? fmt::format("{}:", (*part)->size()) : "null:";
        joined += part->value_or("");
    }
    std::string hash(EVP_MAX_MD_SIZE, '\0');
    if (EVP_Digest(joined.data(), joined.size(), reinterpret_cast<unsigned char*>(hash.data()), nullptr, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 cannot be used on this machine");
    }
    hash.resize(kDigestBytes);
    return to_hex(hash);
}

// Negative ids sort before positive ones when the sign is turned.
std::string prefix(char table, std::int64_t id) {
    return fmt::format("{}{:016x}", table, static_cast<std::uint64_t>(id) ^ 1ULL << 63);
}

}  // namespace

// The password's salt tells apart two people of the same name in two originals.
std::string key_of(const db::sqlite::OriginalUser& user) {
    return prefix('u', user.id) + digest({&user.username, &user.email, &user.password});
}

std::string key_of(const db::sqlite::OriginalChat& chat) { return prefix('c', chat.id) + digest({&chat.user, &chat.other}); }

std::string key_of(const db::sqlite::OriginalMessage& message) {
    return prefix('m', message.id) + digest({&message.sender, &message.receiver, &message.timestamp, &message.text});
}

}  // namespace parley::core::importing
