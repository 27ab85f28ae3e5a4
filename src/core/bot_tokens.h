// core/bot_tokens.h -- The tokens of bots: `base64url(decimal id).base64url(6 bytes).base64url(27 bytes)`. Libraries read
// the bot's id out of the first part, so the form is a contract. Only a digest is stored.
#pragma once
#include "model/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace parley::core {

std::string make_bot_token(UserId bot);
// The id that the first part names; nothing for what has another form.
std::optional<UserId> bot_of_token(std::string_view token);
// SHA-256 in hex: a token is 33 random bytes, which nobody guesses, so no slow hash is needed.
std::string digest_of_token(std::string_view token);
// In constant time.
bool is_same_digest(std::string_view a, std::string_view b);

}  // namespace parley::core
