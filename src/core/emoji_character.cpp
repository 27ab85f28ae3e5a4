#include "core/reactions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace parley::core {
namespace {

constexpr std::size_t kMostBytes = 64;  // the longest ones, families and flags of regions, have 35
constexpr char32_t kJoiner = 0x200D, kTextStyle = 0xFE0E, kEmojiStyle = 0xFE0F, kKeycap = 0x20E3;

struct Block {
    char32_t first, last;
};

// Where Unicode's emoji stand; single signs among letters are named one by one. Source: Unicode 16, emoji-data.txt.
constexpr std::array kBlocks{
    Block{0xA9, 0xA9},     Block{0xAE, 0xAE},     Block{0x203C, 0x203C}, Block{0x2049, 0x2049}, Block{0x2122, 0x2122},
    Block{0x2139, 0x2139}, Block{0x2194, 0x21AA}, Block{0x231A, 0x23FF}, Block{0x24C2, 0x24C2}, Block{0x25AA, 0x25FE},
    Block{0x2600, 0x27BF}, Block{0x2934, 0x2935}, Block{0x2B05, 0x2B55}, Block{0x3030, 0x3030}, Block{0x303D, 0x303D},
    Block{0x3297, 0x3299}, Block{0x1F000, 0x1FAFF}};

bool is_sign(char32_t c) {
    return std::ranges::any_of(kBlocks, [&](const Block& block) { return c >= block.first && c <= block.last; });
}
bool is_keycap_base(char32_t c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }
bool is_part(char32_t c) { return c == kJoiner || c == kTextStyle || c == kEmojiStyle || c == kKeycap || (c >= 0xE0020 && c <= 0xE007F); }
bool is_modifier(char32_t c) { return (c >= 0x1F3FB && c <= 0x1F3FF); }
bool is_flag_letter(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// The text is UTF-8 already.
std::vector<char32_t> characters_of(std::string_view text) {
    std::vector<char32_t> characters;
    for (const char byte : text) {
        const auto bits = static_cast<unsigned char>(byte);
        if ((bits & 0xC0) == 0x80 && !characters.empty()) characters.back() = characters.back() << 6 | (bits & 0x3F);
        else characters.push_back(bits < 0x80 ? bits : bits < 0xE0 ? bits & 0x1F : bits < 0xF0 ? bits & 0x0F : bits & 0x07);
    }
    return characters;
}

}  // namespace

// One sign, two letters of a flag, or signs with a joiner between each two.
bool is_emoji_character(std::string_view text) {
    if (text.empty() || text.size() > kMostBytes) return false;
    const std::vector<char32_t> all = characters_of(text);
    if (is_keycap_base(all.front())) return all.back() == kKeycap && all.size() <= 3 && (all.size() == 2 || all[1] == kEmojiStyle);
    if (!is_sign(all.front())) return false;
    const bool is_flag = is_flag_letter(all.front());
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (is_part(all[i]) || is_modifier(all[i])) continue;
        const bool follows = all[i - 1] == kJoiner ? is_sign(all[i]) : is_flag && i == 1 && is_flag_letter(all[i]);
        if (!follows) return false;
    }
    return all.back() != kJoiner;
}

}  // namespace parley::core
