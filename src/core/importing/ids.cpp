#include "core/importing/ids.h"

#include <algorithm>

namespace parley::core::importing {

MessageId ImportedIds::next(Time time) {
    const std::uint64_t first = std::max(first_snowflake(time), kStep);  // 0 names nothing
    std::uint64_t id = next_.try_emplace(first, first).first->second;
    while (!taken_.insert(id).second) id += kStep;
    next_[first] = id + kStep;
    return {id};
}

}  // namespace parley::core::importing
