// base/utf8.h -- Checks UTF-8 as it arrives in pieces, so that a bad message is refused before it is complete.
#pragma once
#include <cstdint>
#include <string_view>

namespace parley {

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
class Utf8 {
public:
    // False as soon as no continuation could make the bytes valid. Nothing may follow a false.
    bool feed(std::string_view bytes);
    // No character is half there.
    bool is_complete() const { return missing_ == 0; }

private:
    bool feed_slowly(unsigned char byte);

    std::uint8_t missing_ = 0;              // continuation bytes of the current character that are still to come
    std::uint8_t low_ = 0x80, high_ = 0xbf; // what the next one of them may be
};

inline bool is_utf8(std::string_view bytes) {
    Utf8 check;
    return check.feed(bytes) && check.is_complete();
}

}  // namespace parley
