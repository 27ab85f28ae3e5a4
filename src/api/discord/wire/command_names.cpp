#include "api/discord/wire/command_names.h"

#include "api/discord/wire/locales.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace parley::api::discord::wire {
namespace {

struct Range { char32_t first, last; };

// Blocks without letters or digits: spaces, punctuation, signs, private use, emoji. Coarse: a seldom letter among signs
// is refused, a seldom sign among letters passes.
constexpr std::array kSigns{
    Range{0x80, 0xa9}, Range{0xab, 0xb1}, Range{0xb4, 0xb4}, Range{0xb6, 0xb8}, Range{0xbb, 0xbb}, Range{0xbf, 0xbf}, Range{0xd7, 0xd7},
    Range{0xf7, 0xf7}, Range{0x1680, 0x1680}, Range{0x2000, 0x206f}, Range{0x20a0, 0x20ff}, Range{0x2190, 0x245f},
    Range{0x2500, 0x2775}, Range{0x2794, 0x2bff}, Range{0x2e00, 0x2e7f}, Range{0x2ff0, 0x3004}, Range{0x3008, 0x3020},
    Range{0xe000, 0xf8ff}, Range{0xfe00, 0xfe6f}, Range{0xff00, 0xff0f}, Range{0xff1a, 0xff20}, Range{0xffe0, 0xffff},
    Range{0x1f000, 0x1faff}, Range{0xe0000, 0x10ffff}};

bool is_ascii_name_character(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '\'';
}

bool is_name_character(char32_t c) {
    if (c < 0x80) return is_ascii_name_character(c);
    return std::ranges::none_of(kSigns, [&](Range range) { return c >= range.first && c <= range.last; });
}

// The text is UTF-8.
char32_t take_character(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    char32_t character = size == 1 ? first : first & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) character = character << 6 | (static_cast<unsigned char>(text[i]) & 0x3fU);
    text.remove_prefix(size);
    return character;
}

// Translations of that member, each judged by `is_fine`; null when there are none.
template <class Judge>
void read_localizations(Body& body, std::string_view name, boost::json::object& details, std::size_t most, Judge is_fine) {
    if (!body.has(name)) return;
    details[name] = nullptr;
    auto translations = body.object(name);
    if (!translations) return;
    boost::json::object read;
    for (const auto& [locale, given] : translations->json()) {
        if (!is_locale(std::string_view(locale))) {
            translations->fault(locale, "ENUM_TYPE_COERCE", "Value \"" + std::string(locale) + "\" is not a valid enum value.");
            continue;
        }
        const auto text = translations->text(locale, 1, most);
        if (!text) continue;
        if (is_fine(*text)) read[locale] = *text;
        else translations->fault(locale, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
    details[name] = std::move(read);
}

}  // namespace

bool is_command_name(std::string_view name) {
    const std::size_t size = length(name);
    if (size < 1 || size > kLongestCommandName || folded(name) != name) return false;
    while (!name.empty()) {
        if (!is_name_character(take_character(name))) return false;
    }
    return true;
}

std::optional<std::string> read_name(Body& body, bool is_free_form) {
    auto name = body.text("name", 1, kLongestCommandName);
    if (!name) return std::nullopt;
    if (is_free_form ? !is_blank(*name) : is_command_name(*name)) return name;
    body.fault("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    return std::nullopt;
}

void read_name_localizations(Body& body, boost::json::object& details, bool is_free_form) {
    read_localizations(body, "name_localizations", details, kLongestCommandName,
                       [&](const std::string& name) { return is_free_form ? !is_blank(name) : is_command_name(name); });
}

void read_description(Body& body, boost::json::object& details) {
    if (const auto text = body.text("description", 1, kLongestDescription)) details["description"] = *text;
    read_localizations(body, "description_localizations", details, kLongestDescription, [](const std::string&) { return true; });
}

}  // namespace parley::api::discord::wire
