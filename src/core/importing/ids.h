// core/importing/ids.h -- Ids for messages that are older than Parley: their time is in them, and no other message has
// them.
#pragma once
#include "model/id.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

namespace parley::core::importing {

class ImportedIds {
public:
    // A message that is there already.
    void take(MessageId id) { taken_.insert(id.value); }

    // The next free id at that time, above those it gave for the same time before: 8,192 fit a millisecond, what is
    // over goes to the next one.
    MessageId next(Time time);

private:
    boost::unordered_flat_set<std::uint64_t> taken_;
    boost::unordered_flat_map<std::uint64_t, std::uint64_t> next_;  // by the first id of a time
};

}  // namespace parley::core::importing
