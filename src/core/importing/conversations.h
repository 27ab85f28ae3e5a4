// core/importing/conversations.h -- The channels that imported people talk in, made when they are not there.
#pragma once
#include "base/clock.h"
#include "model/message.h"
#include "store/store.h"

#include <unordered_map>
#include <vector>

namespace parley::core::importing {

class Conversations {
public:
    Conversations(store::Store& store, const Clock& clock) : store_(store), clock_(clock) {}

    // Finds or makes the channels of all these pairs.
    void prepare(const std::vector<Pair>& pairs);
    // Of a pair that was prepared.
    ChannelId of(const Pair& pair) const { return known_.at(pair); }

private:
    std::vector<Pair> look_up(const std::vector<Pair>& pairs);

    store::Store& store_;
    const Clock& clock_;
    std::unordered_map<Pair, ChannelId> known_;
};

}  // namespace parley::core::importing
