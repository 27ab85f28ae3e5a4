#include "core/importing/chats.h"

#include "store/channels.h"

namespace parley::core::importing {

void Chats::run(const Progress& progress) {
    ImportProgress at{.stage = ImportProgress::Stage::Chats, .done = 0, .total = original_.count_chats()};
    progress(at);
    for (auto page = original_.next_chats(kPageRows); !page.empty(); page = original_.next_chats(kPageRows)) {
        take(page);
        at.done += static_cast<std::int64_t>(page.size());
        progress(at);
    }
}

void Chats::take(const std::vector<db::sqlite::OriginalChat>& page) {
    const Time now = clock_.now();
    std::vector<std::string> keys = keys_of(page);
    const Known known = find_known(store_, keys);
    std::vector<Fresh> fresh;
    for (std::size_t i = 0; i < page.size(); ++i) {
        const auto user = people_.find(page[i].user);
        const auto other = people_.find(page[i].other);
        if (!user || !other) {
            ++report_.chats_left_out;
        } else if (known.contains(keys[i])) {
            ++report_.chats_here;
        } else {
            const Time opened_at = parse_time(page[i].created_at.value_or("")).value_or(now);
            fresh.push_back({*user, *other, std::min(opened_at, now), std::move(keys[i])});
        }
    }
    if (!fresh.empty()) write(fresh);
}

void Chats::write(const std::vector<Fresh>& fresh) {
    std::vector<Pair> pairs;
    for (const Fresh& chat : fresh) pairs.emplace_back(chat.user, chat.other);
    conversations_.prepare(pairs);
    store_.write_now([&](store::Unit& unit) {
        for (const Fresh& chat : fresh) {
            const ChannelId channel = conversations_.of(Pair(chat.user, chat.other));
            unit.add(store::channels::open_for(channel, chat.user, chat.opened_at));
            unit.add(store::imports::remember(chat.key, channel.value));
        }
    });
    report_.chats_added += static_cast<std::int64_t>(fresh.size());
}

}  // namespace parley::core::importing
