#include "api/pages/next.h"

#include <algorithm>

namespace parley::api::pages {
namespace {

// What our own addresses are made of; with nothing else in it, a path needs no encoding in a query either.
bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '/' || letter == '@' || letter == '-' || letter == '_';
}

}  // namespace

std::string safe_next(std::string_view path) {
    const bool is_ours = path.starts_with("/channels/") || path.starts_with("/invite/");
    return is_ours && path.size() <= 200 && std::ranges::all_of(path, is_plain) ? std::string(path) : std::string();
}

std::string with_next(std::string_view page, std::string_view path) {
    const std::string next = safe_next(path);
    return next.empty() ? std::string(page) : std::string(page) + "?next=" + next;
}

}  // namespace parley::api::pages
