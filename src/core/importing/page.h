// core/importing/page.h -- How many rows are taken over at once, and which of them came along before.
#pragma once
#include "base/text.h"
#include "core/importing/keys.h"
#include "store/imports.h"
#include "store/store.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace parley::core::importing {

inline constexpr int kPageRows = 1'000;

// What the keys became, for those that are known.
using Known = std::unordered_map<std::string, std::uint64_t>;

inline Known find_known(store::Store& store, const std::vector<std::string>& keys) {
    const auto [first, last] = std::ranges::minmax_element(keys);  // few others lie between: keys sort by id
    Known known;
    for (db::Row& row : store.read_now(store::imports::remembered(*first, *last))) {
        const auto target = static_cast<std::uint64_t>(row.integer(1));
        known.emplace(row.take_text(0), target);
    }
    return known;
}

template <class Row>
std::vector<std::string> keys_of(const std::vector<Row>& rows) {
    std::vector<std::string> keys;
    keys.reserve(rows.size());
    for (const Row& row : rows) keys.push_back(key_of(row));
    return keys;
}

// A text of the original as it is kept here.
inline std::string kept_text(const db::sqlite::MaybeText& text) {
    if (!text) return {};
    return is_utf8(*text) ? *text : repaired(*text);
}

}  // namespace parley::core::importing
