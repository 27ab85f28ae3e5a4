// store/id_list.h -- Lists of ids as a column holds them: a JSON array of decimal texts, as the wire has them.
#pragma once
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parley::store {

template <class SomeId>
std::string to_text(const std::vector<SomeId>& ids) {
    std::string text = "[";
    for (const SomeId id : ids) text.append(text.size() > 1 ? ",\"" : "\"").append(std::to_string(id.value)).append("\"");
    return text + "]";
}

template <class SomeId>
std::vector<SomeId> to_ids(std::string_view text) {
    std::vector<SomeId> ids;
    for (auto at = text.find_first_of("0123456789"); at != std::string_view::npos; at = text.find_first_of("0123456789", at)) {
        std::uint64_t value = 0;
        at = static_cast<std::size_t>(std::from_chars(text.data() + at, text.data() + text.size(), value).ptr - text.data());
        ids.push_back({value});
    }
    return ids;
}

}  // namespace parley::store
