#include "net/url.h"

namespace parley::net {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> decode(std::string_view text, char space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (text.size() - i < 3) return std::nullopt;
            const int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) { return decode(text, ' '); }

std::string percent_encode(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              std::string_view("-._~").find(c) != std::string_view::npos;
        if (is_plain) encoded += c;
        else encoded.append("%").append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return encoded;
}

std::optional<std::string> form_decode(std::string_view text) { return decode(text, '+'); }

void for_each_pair(std::string_view text, const std::function<bool(std::string_view, std::string_view)>& take) {
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view field = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (field.empty()) continue;
        const auto equals = field.find('=');
        const auto value = equals == std::string_view::npos ? std::string_view{} : field.substr(equals + 1);
        if (!take(field.substr(0, equals), value)) return;
    }
}

}  // namespace parley::net
