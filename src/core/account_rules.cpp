#include "core/account_rules.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace parley::core {
namespace {

constexpr std::string_view kNameCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";

bool has_space_or_control(std::string_view text) {
    return has_control(text) || text.find_first_of(" \t\r\n") != std::string_view::npos;
}

// U+202A to U+202E and U+2066 to U+2069: they make a name look like another one, and the text behind it too.
bool has_direction_override(std::string_view text) {
    for (std::size_t at = text.find('\xE2'); at != std::string_view::npos; at = text.find('\xE2', at + 1)) {
        const std::string_view rest = text.substr(at + 1, 2);
        if (rest >= "\x80\xAA" && rest <= "\x80\xAE") return true;
        if (rest >= "\x81\xA6" && rest <= "\x81\xA9") return true;
    }
    return false;
}

bool is_domain(std::string_view domain) {
    if (domain.empty() || domain.size() > 253) return false;
    std::size_t label = 0;
    char last = '.';
    for (const char c : domain) {
        const bool is_word = static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                             (c >= 'A' && c <= 'Z');
        if (c == '.' ? (label == 0 || last == '-') : !(is_word || (c == '-' && label > 0))) return false;
        label = c == '.' ? 0 : label + 1;
        if (label > 63) return false;
        last = c;
    }
    return label > 0 && last != '-';
}

}  // namespace

std::optional<std::string> wrong_username(std::string_view username) {
    const std::size_t points = length(username);
    if (points < kShortestUsername || points > kLongestUsername ||
        username.find_first_not_of(kNameCharacters) != std::string_view::npos) {
        return fmt::format("Use {} to {} letters, digits, _ . or -", kShortestUsername, kLongestUsername);
    }
    return std::nullopt;
}

std::optional<std::string> wrong_email(std::string_view email) {
    const auto at = email.rfind('@');
    const bool has_shape = at != std::string_view::npos && at > 0 && at <= 64 && !has_space_or_control(email) &&
                           email.find('@') == at && is_domain(email.substr(at + 1));
    if (!has_shape) return "This is not an e-mail address. It looks like name@example.org";
    if (email.size() > kLongestEmail) return fmt::format("An e-mail address has {} characters at most", kLongestEmail);
    return std::nullopt;
}

std::optional<std::string> wrong_password(std::string_view password) {
    const std::size_t points = length(password);
    if (points < kShortestPassword || points > kLongestPassword) {
        return fmt::format("Use {} to {} characters", kShortestPassword, kLongestPassword);
    }
    if (password.find('\0') != std::string_view::npos) return "A password cannot hold a NUL character";
    return std::nullopt;
}

std::optional<std::string> wrong_nickname(std::string_view nickname) {
    const std::size_t points = length(nickname);
    if (points < 1 || points > kLongestNickname || is_blank(nickname)) {
        return fmt::format("Use 1 to {} characters that can be seen", kLongestNickname);
    }
    if (has_direction_override(nickname)) return "A nickname cannot turn the direction of writing around";
    if (has_control(nickname)) return "A nickname cannot hold control characters";
    return std::nullopt;
}

std::optional<std::string> wrong_avatar(std::string_view avatar) {
    const bool is_http = avatar.starts_with("https://") || avatar.starts_with("http://");
    const bool is_path = avatar.starts_with("/") && !avatar.starts_with("//") && !avatar.starts_with("/\\");
    const bool has_host = !is_http || (avatar.size() > avatar.find("://") + 3 && avatar[avatar.find("://") + 3] != '/');
    if (!(is_http || is_path) || !has_host) return "The address must begin with https:// or http://";
    if (avatar.size() > kLongestAvatar) return fmt::format("The address has {} characters at most", kLongestAvatar);
    if (has_space_or_control(avatar) || avatar.find_first_of("\"<>\\`") != std::string_view::npos) {
        return "The address holds characters that an address cannot have";
    }
    return std::nullopt;
}

}  // namespace parley::core
