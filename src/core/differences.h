// core/differences.h -- What became different between two lists of things with ids.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace parley::core {

// Null when none of them has the id.
template <class Thing>
const Thing* find_by_id(const std::vector<Thing>& things, std::uint64_t id) {
    const auto at = std::ranges::find(things, id, &Thing::id);
    return at == things.end() ? nullptr : &*at;
}

// Calls `visit` with each one that is not the same afterwards: made (null before), gone (null after) or changed.
template <class Thing, class Visit>
void for_each_difference(const std::vector<Thing>& before, const std::vector<Thing>& after, Visit visit) {
    for (const Thing& one : before) {
        const Thing* now = find_by_id(after, one.id);
        if (!now || *now != one) visit(&one, now);
    }
    for (const Thing& one : after) {
        if (!find_by_id(before, one.id)) visit(static_cast<const Thing*>(nullptr), &one);
    }
}

}  // namespace parley::core
