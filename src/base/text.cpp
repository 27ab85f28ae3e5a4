#include "base/text.h"

#include <algorithm>
#include <cstdint>

namespace parley {
namespace {

// The code point at `at`, which moves behind it; -1 for a malformed sequence (overlong, surrogate, too large).
std::int32_t next_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned first = byte(at);
    if (first < 0x80) {
        ++at;
        return static_cast<std::int32_t>(first);
    }
    const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4) return -1;
    std::uint32_t point = first & (0x3FU >> more);
    for (int i = 1; i <= more; ++i) {
        const unsigned next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return -1;
        point = point << 6 | (next & 0x3F);
    }
    static constexpr std::uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (point < smallest[more] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return -1;
    at += static_cast<std::size_t>(more) + 1;
    return static_cast<std::int32_t>(point);
}

template <class Test>
bool all_of(std::string_view text, Test test) {
    for (std::size_t at = 0; at < text.size();) {
        const std::int32_t point = next_point(text, at);
        if (point < 0 || !test(static_cast<std::uint32_t>(point))) return false;
    }
    return true;
}

bool is_invisible(std::uint32_t point) {
    return point <= 0x20 || point == 0x7F || (point >= 0x80 && point <= 0xA0) || point == 0xAD || point == 0x1680 ||
           point == 0x180E || (point >= 0x2000 && point <= 0x200F) || (point >= 0x2028 && point <= 0x202F) ||
           (point >= 0x205F && point <= 0x206F) || point == 0x2800 || point == 0x3000 || point == 0x3164 ||
           point == 0xFEFF || point == 0xFFA0 || point == 0x115F || point == 0x1160;
}

// Source: Unicode, property White_Space.
bool is_space(std::uint32_t point) {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F || point == 0x3000;
}

bool is_control(std::uint32_t point) {
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0x2028 || point == 0x2029;
}

std::uint32_t lowered(std::uint32_t point) {
    if (point >= 'A' && point <= 'Z') return point + 32;
    if ((point >= 0xC0 && point <= 0xDE && point != 0xD7) || (point >= 0x391 && point <= 0x3A9)) return point + 32;
    if (point >= 0x410 && point <= 0x42F) return point + 32;
    if (point >= 0x400 && point <= 0x40F) return point + 80;
    if (point == 0x178) return 0xFF;
    // Pairs stand side by side: here the capital is the odd one …
    const bool is_odd_capital = (point >= 0x139 && point <= 0x148) || (point >= 0x179 && point <= 0x17E) ||
                                (point >= 0x4C1 && point <= 0x4CE);
    if (is_odd_capital) return point + (point & 1);
    // … and here the even one.
    const bool is_paired = (point >= 0x100 && point <= 0x137) || (point >= 0x14A && point <= 0x177) ||
                           (point >= 0x460 && point <= 0x481) || (point >= 0x48A && point <= 0x4BF) ||
                           (point >= 0x4D0 && point <= 0x52F);
    return is_paired ? point | 1 : point;
}

void append(std::string& out, std::uint32_t point) {
    if (point < 0x80) {
        out += static_cast<char>(point);
    } else if (point < 0x800) {
        out += static_cast<char>(0xC0 | point >> 6);
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        out += static_cast<char>(0xE0 | point >> 12);
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | point >> 18);
        out += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (point & 0x3F));
    }
}

}  // namespace

std::string repaired(std::string_view bytes) {
    constexpr std::uint32_t replacement = 0xFFFD;
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const std::int32_t point = next_point(bytes, at);
        append(out, point < 0 ? replacement : static_cast<std::uint32_t>(point));
        if (point < 0) ++at;
    }
    return out;
}

std::size_t length(std::string_view text) {
    std::size_t points = 0;
    for (const char c : text) points += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return points;
}

bool is_blank(std::string_view text) { return all_of(text, is_invisible); }

bool has_control(std::string_view text) {
    return !all_of(text, [](std::uint32_t point) { return !is_control(point); });
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n\v\f";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

std::string_view stripped(std::string_view text) {
    std::size_t begin = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const std::int32_t point = next_point(text, at);
        if (point < 0) return text;
        if (is_space(static_cast<std::uint32_t>(point))) continue;
        begin = std::min(begin, from);
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view();
}

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::int32_t point = next_point(text, at);
        if (point < 0) return std::string(text);
        append(out, lowered(static_cast<std::uint32_t>(point)));
    }
    return out;
}

}  // namespace parley
