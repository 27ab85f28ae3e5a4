// base/contains.h -- What the standard library has from C++23's std::ranges::contains on.
#pragma once
#include <algorithm>
#include <ranges>

namespace parley {

template <std::ranges::input_range Range, class Value>
bool contains(const Range& range, const Value& value) { return std::ranges::find(range, value) != std::ranges::end(range); }

}  // namespace parley
