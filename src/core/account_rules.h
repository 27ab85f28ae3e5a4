// core/account_rules.h -- What a name, an address and a password must be. Each returns what is wrong, or nothing.
// Lengths are in characters (code points). Imported accounts keep whatever they had.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parley::core {

inline constexpr std::size_t kShortestUsername = 2;
inline constexpr std::size_t kLongestUsername = 32;
inline constexpr std::size_t kLongestNickname = 32;
inline constexpr std::size_t kShortestPassword = 8;
inline constexpr std::size_t kLongestPassword = 128;
inline constexpr std::size_t kLongestEmail = 254;  // RFC 5321, 4.5.3.1.3, less the angle brackets
inline constexpr std::size_t kLongestAvatar = 2048;

std::optional<std::string> wrong_username(std::string_view username);
std::optional<std::string> wrong_email(std::string_view email);
std::optional<std::string> wrong_password(std::string_view password);
std::optional<std::string> wrong_nickname(std::string_view nickname);
// An http(s) address, or a path of ours: it becomes an image's source in other people's pages.
std::optional<std::string> wrong_avatar(std::string_view avatar);

}  // namespace parley::core
