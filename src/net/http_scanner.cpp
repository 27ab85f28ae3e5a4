#include "net/http_scanner.h"

#include <algorithm>
#include <array>

namespace parley::net {
namespace {

constexpr std::size_t kMethodLimit = 64;  // bytes; the longest registered one has 17

constexpr auto kTokenCharacters = [] {
    std::array<bool, 256> table{};
    for (unsigned char c = '0'; c <= '9'; ++c) table[c] = true;
    for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = true;
    for (unsigned char c = 'A'; c <= 'Z'; ++c) table[c] = true;
    for (const char c : std::string_view("!#$%&'*+-.^_`|~")) table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
}

bool is_target_character(char c) { return c > 0x20 && c < 0x7f && c != '#'; }

bool is_field(std::string_view line) {
    const auto colon = line.find(':');
    return colon != std::string_view::npos && is_token(line.substr(0, colon)) &&
           std::ranges::none_of(line.substr(colon + 1), is_control);
}

int check_version(std::string_view version) {
    if (version == "HTTP/1.1" || version == "HTTP/1.0") return 0;
    const bool is_shaped = version.size() == 8 && version.starts_with("HTTP/") && version[5] >= '0' && version[5] <= '9' &&
                           version[6] == '.' && version[7] >= '0' && version[7] <= '9';
    return is_shaped ? 505 : 400;
}

}  // namespace

bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return kTokenCharacters[static_cast<unsigned char>(c)]; });
}

HttpScanner::State HttpScanner::refuse(int status) {
    status_ = status;
    return State::Refused;
}

HttpScanner::State HttpScanner::scan(std::string_view input) {
    for (;;) {
        const std::string_view rest = input.substr(at_);
        const auto end = rest.find_first_of("\r\n", seen_);
        if (end == std::string_view::npos) {
            seen_ = rest.size();
            return check_unfinished(rest);
        }
        seen_ = end;
        if (rest[end] == '\n') return refuse(400);
        if (end + 1 == rest.size()) return check_unfinished(rest);
        if (rest[end + 1] != '\n') return refuse(400);
        at_ += end + 2;
        seen_ = 0;
        const State state = check_line(rest.substr(0, end));
        if (state != State::NeedMore) return state;
    }
}

HttpScanner::State HttpScanner::check_line(std::string_view line) {
    if (line.empty()) {
        if (lines_ > 0) return State::Complete;
        if (begin_ > 0) return refuse(400);
        begin_ = at_;
        return State::NeedMore;
    }
    ++lines_;
    if (lines_ == 1) {
        const int status = check_request_line(line);
        return status == 0 ? State::NeedMore : refuse(status);
    }
    if (!is_field(line)) return refuse(400);
    if (lines_ - 1 > limits_.fields || at_ - begin_ > limits_.header) return refuse(431);
    return State::NeedMore;
}

// A line without an end grows until a limit says stop, or until it can't become a request any more.
HttpScanner::State HttpScanner::check_unfinished(std::string_view rest) {
    if (lines_ == 0) {
        const std::string_view method = rest.substr(0, rest.find_first_of(" \r"));
        if (method.size() > kMethodLimit || (!rest.empty() && rest != "\r" && !is_token(method))) return refuse(400);
        if (rest.size() > limits_.target + kMethodLimit + 16 || rest.size() > limits_.header) return refuse(414);
        return State::NeedMore;
    }
    const bool is_empty_line = rest == "\r";  // which does not count
    if (!is_empty_line && at_ + rest.size() - begin_ > limits_.header) return refuse(431);
    return State::NeedMore;
}

int HttpScanner::check_request_line(std::string_view line) const {
    const auto first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || first > kMethodLimit || !is_token(line.substr(0, first))) return 400;
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (target.size() > limits_.target) return 414;
    if (target.empty() || !std::ranges::all_of(target, is_target_character)) return 400;
    return check_version(line.substr(last + 1));
}

}  // namespace parley::net
