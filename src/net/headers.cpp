#include "net/headers.h"

#include "base/text.h"

#include <algorithm>
#include <ranges>

namespace parley::net {
namespace {

char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lowered(x) == lowered(y); });
}

std::string_view Headers::get(std::string_view name) const {
    for (const auto& [field, value] : fields_) {
        if (is_same_name(field, name)) return value;
    }
    return {};
}

bool Headers::has(std::string_view name) const { return count(name) > 0; }

int Headers::count(std::string_view name) const {
    return static_cast<int>(std::ranges::count_if(fields_, [&](const auto& field) { return is_same_name(field.first, name); }));
}

bool Headers::has_token(std::string_view name, std::string_view token) const {
    for (const auto& [field, value] : fields_) {
        if (!is_same_name(field, name)) continue;
        for (const auto part : std::views::split(std::string_view(value), ',')) {
            if (is_same_name(trimmed(std::string_view(part.begin(), part.end())), token)) return true;
        }
    }
    return false;
}

void Headers::add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }

void Headers::set(std::string name, std::string value) {
    std::erase_if(fields_, [&](const auto& field) { return is_same_name(field.first, name); });
    add(std::move(name), std::move(value));
}

}  // namespace parley::net
