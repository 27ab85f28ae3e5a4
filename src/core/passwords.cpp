#include "core/passwords.h"

#include "base/blocking.h"
#include "core/hash_memory.h"
#include "model/refusal.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sodium.h>

#include <stdexcept>

namespace parley::core {
namespace {

constexpr std::size_t kImportedHalf = 64;

bool is_imported(const std::string& hash) {
    return hash.size() == 2 * kImportedHalf && hash.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

std::string from_hex(const std::string& hex) {
    std::string bytes(hex.size() / 2, '\0');
    std::size_t filled = 0;
    sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(), hex.size(), nullptr, &filled,
                   nullptr);
    bytes.resize(filled);
    return bytes;
}

bool matches_imported(const std::string& password, const std::string& salt, const std::string& expected) {
    std::string key(expected.size(), '\0');
    PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()),
                      reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()),
                      kImportedIterations, EVP_sha256(), static_cast<int>(key.size()),
                      reinterpret_cast<unsigned char*>(key.data()));
    return CRYPTO_memcmp(key.data(), expected.data(), key.size()) == 0;
}

// The usual recipe feeds the salt's hex digits, not the bytes they stand for; databases of both kinds exist.
bool verify_imported(const std::string& password, const std::string& hash) {
    const std::string salt = hash.substr(0, kImportedHalf);
    const std::string key = from_hex(hash.substr(kImportedHalf));
    return matches_imported(password, salt, key) || matches_imported(password, from_hex(salt), key);
}

void require_sodium() {
    static const bool is_ready = sodium_init() >= 0;
    if (!is_ready) throw std::runtime_error("libsodium cannot be used on this machine");
}

}  // namespace

std::string hash_password(const std::string& password) {
    require_sodium();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, password.data(), password.size(), kArgonPasses, kArgonBytes) != 0) {
        throw std::bad_alloc();
    }
    return hash;
}

Verdict verify_password(const std::string& password, const std::string& hash) {
    require_sodium();
    if (is_imported(hash)) return verify_imported(password, hash) ? Verdict::RightButOld : Verdict::Wrong;
    if (hash.size() >= crypto_pwhash_STRBYTES) return Verdict::Wrong;
    char padded[crypto_pwhash_STRBYTES] = {};
    hash.copy(padded, hash.size());
    if (crypto_pwhash_str_verify(padded, password.data(), password.size()) != 0) return Verdict::Wrong;
    const bool is_old = crypto_pwhash_str_needs_rehash(padded, kArgonPasses, kArgonBytes) != 0;
    return is_old ? Verdict::RightButOld : Verdict::Right;
}

Passwords::Passwords(int threads) : pool_("hash", threads, Priority::Background), threads_(threads) {
    require_sodium();
    boost::asio::post(pool_.get_executor(), [this] {
        try {
            hash_of_nothing();
        } catch (const std::bad_alloc&) {  // tried again when it is needed
        }
        give_back_hash_memory();
    });
}
Passwords::~Passwords() { pool_.join(); }

template <class Work>
Task<std::invoke_result_t<Work&>> Passwords::run(Work work) {
    struct Place {  // counted until the job ended, however it ends
        std::atomic<int>& waiting;
        ~Place() { --waiting; }
    };
    if (++waiting_ > kMostWaiting) {
        --waiting_;
        throw Refusal(Code::Busy);
    }
    const Place place{waiting_};
    co_return co_await run_on(pool_, [&] {
        auto result = work();
        if (waiting_ <= threads_) give_back_hash_memory();  // no job is left that this thread has to take
        return result;
    });
}

Task<std::string> Passwords::hash(std::string password) {
    co_return co_await run([&] { return hash_password(password); });
}

Task<Verdict> Passwords::verify(std::string password, std::string hash) {
    co_return co_await run([&] { return verify_password(password, hash); });
}

Task<> Passwords::verify_nothing(std::string password) {
    co_await run([&] { return verify_password(password, hash_of_nothing()); });
}

const std::string& Passwords::hash_of_nothing() {
    std::call_once(hashed_nothing_, [this] { hash_of_nothing_ = hash_password("nothing"); });
    return hash_of_nothing_;
}

}  // namespace parley::core
