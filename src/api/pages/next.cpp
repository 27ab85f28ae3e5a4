#include "api/pages/next.h"

#include <algorithm>

namespace parley::api::pages {
namespace {

constexpr std::size_t kLongest = 400;

bool is_any_of(char letter, std::string_view letters) { return letters.find(letter) != std::string_view::npos; }

// What our own addresses are made of.
bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || is_any_of(letter, "/@-_");
}

bool is_plain_or_query(char letter) { return is_plain(letter) || is_any_of(letter, "?=&"); }

// Of what a safe address holds, only these mean something else inside of a query.
std::string encoded(std::string_view address) {
    std::string text;
    for (const char letter : address) {
        if (letter == '?') text += "%3F";
        else if (letter == '=') text += "%3D";
        else if (letter == '&') text += "%26";
        else text += letter;
    }
    return text;
}

}  // namespace

std::string safe_next(std::string_view address) {
    if (address.size() > kLongest) return {};
    const bool is_place = address.starts_with("/channels/") || address.starts_with("/invite/");
    const bool is_ours = is_place ? std::ranges::all_of(address, is_plain)
                                  : address.starts_with("/oauth2/authorize?") && std::ranges::all_of(address, is_plain_or_query);
    return is_ours ? std::string(address) : std::string();
}

std::string with_next(std::string_view page, std::string_view address) {
    const std::string next = safe_next(address);
    return next.empty() ? std::string(page) : std::string(page) + "?next=" + encoded(next);
}

}  // namespace parley::api::pages
