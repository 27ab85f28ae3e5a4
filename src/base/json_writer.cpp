#include "base/json_writer.h"

#include <cstddef>

namespace parley {
namespace {

// '<' is escaped too: JSON then cannot end the <script> element that it may stand in.
constexpr bool needs_escape(unsigned char c) {
    return (c < 0x20) | (c == '"') | (c == '\\') | (c == '<') | (c == 0x7F);
}

// Without a branch a byte, the compiler makes a few vector instructions of it.
constexpr std::size_t kBlock = 16;
bool is_plain_block(const char* bytes) {
    bool any = false;
    for (std::size_t i = 0; i < kBlock; ++i) any |= needs_escape(static_cast<unsigned char>(bytes[i]));
    return !any;
}

void escape(std::string& out, unsigned char c) {
    static constexpr char digits[] = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default:
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
    }
}

}  // namespace

void JsonWriter::quote(std::string_view text) {
    out_ += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        while (text.size() - i > kBlock && is_plain_block(text.data() + i)) i += kBlock;
        const auto c = static_cast<unsigned char>(text[i]);
        if (!needs_escape(c)) continue;
        out_.append(text.data() + plain, i - plain);
        escape(out_, c);
        plain = i + 1;
    }
    out_.append(text.data() + plain, text.size() - plain);
    out_ += '"';
}

}  // namespace parley
