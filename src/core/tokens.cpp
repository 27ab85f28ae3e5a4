#include "core/tokens.h"

#include "base/random.h"

#include <fcntl.h>
#include <jwt.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace parley::core {
namespace {

constexpr std::size_t kLongestJwt = 2048;
constexpr std::size_t kKeyBytes = 32;
constexpr std::int64_t kLatestExpiry = 253'402'300'799;  // seconds: the end of the year 9999, which milliseconds can count

struct FreeJwt { void operator()(jwt_t* jwt) const { jwt_free(jwt); } };
using Jwt = std::unique_ptr<jwt_t, FreeJwt>;

std::int64_t seconds(Time time) { return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count(); }

const unsigned char* bytes_of(const std::string& key) { return reinterpret_cast<const unsigned char*>(key.data()); }

Jwt decode(const std::string& token, const std::string& key) {
    jwt_t* raw = nullptr;
    if (jwt_decode(&raw, token.c_str(), bytes_of(key), static_cast<int>(key.size())) != 0) return nullptr;
    Jwt jwt(raw);
    // Whatever else the library would accept, we sign with one algorithm.
    return jwt_get_alg(raw) == JWT_ALG_HS256 ? std::move(jwt) : nullptr;
}

std::optional<SessionId> parse_session(const char* jti) {
    if (!jti) return std::nullopt;
    const auto id = parse_snowflake(jti);
    return id ? std::optional(SessionId{*id}) : std::nullopt;
}

}  // namespace

std::string Tokens::sign(const Session& session, const std::string& username) const {
    jwt_t* raw = nullptr;
    if (jwt_new(&raw) != 0) throw std::bad_alloc();
    const Jwt jwt(raw);
    const bool is_made = jwt_set_alg(raw, JWT_ALG_HS256, bytes_of(key_), static_cast<int>(key_.size())) == 0 &&
                         jwt_add_grant(raw, "sub", username.c_str()) == 0 &&
                         jwt_add_grant_int(raw, "iat", seconds(session.created_at)) == 0 &&
                         jwt_add_grant_int(raw, "exp", seconds(session.expires_at)) == 0 &&
                         jwt_add_grant(raw, "jti", fmt::to_string(session.id.value).c_str()) == 0;
    const std::unique_ptr<char, void (*)(char*)> text(is_made ? jwt_encode_str(raw) : nullptr,
                                                      [](char* s) { std::free(s); });
    if (!text) throw std::runtime_error("the token could not be signed");
    return text.get();
}

std::optional<Claims> Tokens::verify(const std::string& token, Time now) const {
    if (token.size() > kLongestJwt || token.find('\0') != std::string::npos) return std::nullopt;
    const Jwt jwt = decode(token, key_);
    if (!jwt) return std::nullopt;
    const char* subject = jwt_get_grant(jwt.get(), "sub");
    const auto session = parse_session(jwt_get_grant(jwt.get(), "jti"));
    const std::int64_t expiry = jwt_get_grant_int(jwt.get(), "exp");
    if (!subject || !session || expiry <= 0 || expiry > kLatestExpiry) return std::nullopt;
    const Time expires_at{std::chrono::seconds(expiry)};
    if (expires_at <= now) return std::nullopt;
    return Claims{.username = subject, .session_id = *session, .expires_at = expires_at};
}

std::string load_key(const std::string& path) {
    if (std::ifstream file(path); file) {
        std::string key;
        file >> key;
        if (key.size() < kKeyBytes) throw std::runtime_error(fmt::format("{} does not hold a key. Remove it, and everyone "
                                                                         "signs in again with a new one.", path));
        return key;
    }
    const std::string key = to_hex(random_bytes(kKeyBytes));
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool is_kept = fd >= 0 && ::write(fd, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && fsync(fd) == 0;
    if (fd >= 0) ::close(fd);
    if (!is_kept) throw std::runtime_error(fmt::format("The key file {} cannot be written.", path));
    return key;
}

}  // namespace parley::core
