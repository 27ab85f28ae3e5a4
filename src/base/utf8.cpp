#include "base/utf8.h"

#include <cstring>

namespace parley {
namespace {

bool is_ascii_8(const char* at) {
    std::uint64_t eight;
    std::memcpy(&eight, at, sizeof eight);
    return (eight & 0x8080808080808080u) == 0;
}

}  // namespace

bool Utf8::feed(std::string_view bytes) {
    const char* at = bytes.data();
    const char* const end = at + bytes.size();
    while (at != end) {
        if (missing_ == 0) {
            while (end - at >= 8 && is_ascii_8(at)) at += 8;
            if (at == end) break;
        }
        if (!feed_slowly(static_cast<unsigned char>(*at++))) return false;
    }
    return true;
}

// Table 3-7 of the Unicode standard: only the first continuation byte has a narrower range, by its lead byte.
bool Utf8::feed_slowly(unsigned char byte) {
    if (missing_ > 0) {
        if (byte < low_ || byte > high_) return false;
        low_ = 0x80, high_ = 0xbf;
        --missing_;
        return true;
    }
    if (byte < 0x80) return true;
    if (byte < 0xc2 || byte > 0xf4) return false;
    missing_ = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte == 0xe0) low_ = 0xa0;
    if (byte == 0xed) high_ = 0x9f;
    if (byte == 0xf0) low_ = 0x90;
    if (byte == 0xf4) high_ = 0x8f;
    return true;
}

}  // namespace parley
