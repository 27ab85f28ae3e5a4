#include "base/json_writer.h"

#include <array>

namespace parley {
namespace {

// '<' is escaped too: JSON then cannot end the <script> element that it may stand in.
constexpr auto kNeedsEscape = [] {
    std::array<bool, 256> table{};
    for (int c = 0; c < 0x20; ++c) table[static_cast<std::size_t>(c)] = true;
    for (const unsigned char c : {'"', '\\', '<', '\x7F'}) table[c] = true;
    return table;
}();

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
        const auto c = static_cast<unsigned char>(text[i]);
        if (!kNeedsEscape[c]) continue;
        out_.append(text.data() + plain, i - plain);
        escape(out_, c);
        plain = i + 1;
    }
    out_.append(text.data() + plain, text.size() - plain);
    out_ += '"';
}

}  // namespace parley
