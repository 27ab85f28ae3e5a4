// What people may be called and how they may look. What the rules let through must be harmless where it is shown.
#include "base/utf8.h"
#include "check.h"
#include "core/account_rules.h"
#include "input.h"

#include <algorithm>
#include <string>

using namespace parley;

namespace {

bool is_printable_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c > 0x20 && c < 0x7f; });
}

void check_avatar(std::string_view avatar) {
    CHECK(avatar.size() <= core::kLongestAvatar);
    CHECK(avatar.find_first_of("\"<>\\` \r\n\t") == std::string_view::npos);
    const bool is_ours = avatar.starts_with("/") && !avatar.starts_with("//");
    CHECK(is_ours || avatar.starts_with("https://") || avatar.starts_with("http://"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = Input(data, size).rest();
    if (!is_utf8(text)) return 0;  // the doors refuse it before
    if (!core::wrong_username(text)) CHECK(text.size() <= core::kLongestUsername && is_printable_ascii(text));
    if (!core::wrong_email(text)) {
        CHECK(text.size() <= core::kLongestEmail && std::ranges::count(text, '@') == 1);
        CHECK(text.find_first_of(" \r\n\t") == std::string_view::npos);
    }
    if (!core::wrong_password(text)) CHECK(text.size() <= 4 * core::kLongestPassword && text.find('\0') == std::string_view::npos);
    if (!core::wrong_nickname(text)) {
        CHECK(text.size() <= 4 * core::kLongestNickname);
        CHECK(std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
    }
    if (!core::wrong_avatar(text)) check_avatar(text);
    return 0;
}
