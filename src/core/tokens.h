// core/tokens.h -- The tokens of the simple API: JWT, HS256, with `sub`, `iat`, `exp`, `jti`. A token only names a
// session; whether it still is good is the session's row to say.
#pragma once
#include "model/user.h"

#include <optional>
#include <string>
#include <string_view>

namespace parley::core {

struct Claims {
    std::string username;
    SessionId session_id;
    Time expires_at;
};

class Tokens {
public:
    // `key` signs; see load_key for where it comes from.
    explicit Tokens(std::string key) : key_(std::move(key)) {}

    std::string sign(const Session& session, const std::string& username) const;
    // Nothing for a token of another key or algorithm, a malformed one, one without our claims, or an expired one.
    std::optional<Claims> verify(const std::string& token, Time now) const;

private:
    std::string key_;
};

// The instance's own key: 64 hex digits in the file, made at the first start with mode 0600. Throws
// std::runtime_error with a sentence for a person.
std::string load_key(const std::string& path);

}  // namespace parley::core
