#include "core/importing/messages.h"

#include "store/channels.h"
#include "store/messages.h"

#include <fmt/format.h>

namespace parley::core::importing {
namespace {

using db::sqlite::OriginalMessage;

constexpr int kIdPage = 50'000;

}  // namespace

void Messages::run(const Progress& progress) {
    ImportProgress at{.stage = ImportProgress::Stage::Messages, .done = 0, .total = original_.count_messages()};
    progress(at);
    if (at.total > 0) take_present_ids();
    for (Page page = original_.next_messages(kPageRows); !page.empty(); page = original_.next_messages(kPageRows)) {
        take(page);
        at.done += static_cast<std::int64_t>(page.size());
        progress(at);
    }
    mark_all_read();
}

// An id is one message's alone in all channels: the search index knows them by nothing else.
void Messages::take_present_ids() {
    ChannelId channel;
    for (MessageId after;;) {
        const db::Rows rows = store_.read_now(store::imports::message_ids(channel, after, kIdPage));
        for (const db::Row& row : rows) ids_.take(row.id<MessageId>(1));
        if (rows.size() < static_cast<std::size_t>(kIdPage)) return;
        channel = rows.back().id<ChannelId>(0);
        after = rows.back().id<MessageId>(1);
    }
}

// A time to come would stand before everything that is yet to be written, and hide it from the marks of what was read.
std::optional<Time> Messages::readable_time(const OriginalMessage& message) const {
    const auto time = parse_time(message.timestamp.value_or(""));
    return time && *time <= now_ && first_snowflake(*time) > 0 ? time : std::nullopt;
}

Time Messages::first_readable_time(const Page& page) const {
    for (const OriginalMessage& message : page) {
        if (const auto time = readable_time(message)) return *time;
    }
    return now_;
}

void Messages::take(const Page& page) {
    if (!previous_) previous_ = first_readable_time(page);
    const std::vector<Fresh> fresh = choose(page);
    if (!fresh.empty()) write(fresh);
}

std::vector<Messages::Fresh> Messages::choose(const Page& page) {
    std::vector<std::string> keys = keys_of(page);
    const Known known = find_known(store_, keys);
    std::unordered_set<std::string_view> chosen;
    std::vector<Fresh> fresh;
    fresh.reserve(page.size());
    for (std::size_t i = 0; i < page.size(); ++i) {
        const auto time = readable_time(page[i]);
        previous_ = time.value_or(*previous_);
        const auto sender = people_.find(page[i].sender);
        const auto receiver = people_.find(page[i].receiver);
        if (!sender || !receiver) {
            note_orphan(page[i]);
        } else if (const auto before = known.find(keys[i]); before != known.end()) {
            ++report_.messages_here;
            note(Pair(*sender, *receiver), {before->second});
        } else if (!chosen.insert(keys[i]).second) {
            ++report_.messages_here;
        } else {
            if (!time) ++report_.times_guessed;
            std::string text = kept_text(page[i].text);
            if (page[i].text && text != *page[i].text) ++report_.texts_repaired;
            fresh.push_back({*sender, *receiver, *previous_, std::move(text), keys[i]});
        }
    }
    return fresh;
}

void Messages::note_orphan(const OriginalMessage& message) {
    if (people_.is_conflict(message.sender) || people_.is_conflict(message.receiver)) {
        ++report_.messages_of_conflicts;
        return;
    }
    ++report_.orphans;
    if (report_.orphan_examples.size() == kMostExamples) return;
    report_.orphan_examples.push_back(fmt::format("message {} of {} from \"{}\" to \"{}\"", message.id,
                                                  message.timestamp ? kept_text(message.timestamp) : "no time",
                                                  kept_text(message.sender), kept_text(message.receiver)));
}

void Messages::write(const std::vector<Fresh>& fresh) {
    std::vector<Pair> pairs;
    pairs.reserve(fresh.size());
    for (const Fresh& message : fresh) pairs.emplace_back(message.sender, message.receiver);
    conversations_.prepare(pairs);
    store_.write_now([&](store::Unit& unit) {
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            const Message message{.id = ids_.next(fresh[i].time), .channel_id = conversations_.of(pairs[i]),
                                  .author_id = fresh[i].sender, .content = fresh[i].text};
            unit.add(store::messages::insert(message));
            unit.add(store::imports::remember(fresh[i].key, message.id.value));
            if (opened_.insert(pairs[i]).second) unit.add(store::channels::open_for_all(message.channel_id, fresh[i].time));
            note(pairs[i], message.id);
        }
    });
    report_.messages_added += static_cast<std::int64_t>(fresh.size());
}

void Messages::note(const Pair& pair, MessageId id) {
    MessageId& newest = newest_[pair];
    newest = std::max(newest, id);
}

// Everyone has read what was said in the original. At the end: a conversation is in many pages.
void Messages::mark_all_read() {
    for (auto at = newest_.begin(); at != newest_.end();) {
        std::vector<Pair> pairs;
        for (; at != newest_.end() && pairs.size() < static_cast<std::size_t>(kPageRows); ++at) pairs.push_back(at->first);
        conversations_.prepare(pairs);
        store_.write_now([&](store::Unit& unit) {
            for (const Pair& pair : pairs) {
                unit.add(store::messages::move_read_mark(pair.low, conversations_.of(pair), newest_.at(pair)));
                if (pair.low != pair.high) unit.add(store::messages::move_read_mark(pair.high, conversations_.of(pair), newest_.at(pair)));
            }
        });
    }
}

}  // namespace parley::core::importing
