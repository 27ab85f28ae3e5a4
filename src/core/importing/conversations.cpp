#include "core/importing/conversations.h"

#include "store/channels.h"

#include <stdexcept>

namespace parley::core::importing {

// Returns those that have no channel.
std::vector<Pair> Conversations::look_up(const std::vector<Pair>& pairs) {
    std::vector<Pair> missing;
    std::vector<db::Statement> queries;
    queries.reserve(pairs.size());
    for (const Pair& pair : pairs) queries.push_back(store::channels::direct_of(pair));
    const std::vector<db::Rows> found = store_.read_all_now(std::move(queries));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (found[i].empty()) missing.push_back(pairs[i]);
        else known_.emplace(pairs[i], store::channels::to_direct_channel(found[i].front()).id);
    }
    return missing;
}

// A server beside may make the same channel at the same moment: who was first is read again.
void Conversations::prepare(const std::vector<Pair>& pairs) {
    std::vector<Pair> unknown;
    for (const Pair& pair : pairs) {
        if (!known_.contains(pair)) unknown.push_back(pair);
    }
    if (unknown.empty()) return;
    const std::vector<Pair> missing = look_up(unknown);
    if (missing.empty()) return;
    store_.write_now([&](store::Unit& unit) {
        for (const Pair& pair : missing) {
            const auto fresh = unit.next_id<ChannelId>();
            for (db::Statement& statement : store::channels::insert_direct(fresh, pair, clock_.now())) {
                unit.add(std::move(statement));
            }
        }
    });
    if (!look_up(missing).empty()) throw std::logic_error("a channel that was made is not there");
}

}  // namespace parley::core::importing
