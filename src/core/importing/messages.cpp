#include "core/importing/messages.h"

#include "store/channels.h"
#include "store/messages.h"

#include <fmt/format.h>

#include <unordered_set>

namespace parley::core::importing {
namespace {

using db::sqlite::OriginalMessage;

constexpr int kIdPage = 50'000;

// Everyone has read what was said in the original.
void add_marks(store::Unit& unit, ChannelId channel, const Pair& pair, MessageId last) {
    unit.add(store::messages::move_read_mark(pair.low, channel, last));
    if (pair.low != pair.high) unit.add(store::messages::move_read_mark(pair.high, channel, last));
}

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
        } else if (known.contains(keys[i]) || !chosen.insert(keys[i]).second) {
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
    std::unordered_map<Pair, Span> spans;
    store_.write_now([&](store::Unit& unit) {
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            const Message message{.id = ids_.next(fresh[i].time), .channel_id = conversations_.of(pairs[i]),
                                  .author_id = fresh[i].sender, .content = fresh[i].text};
            unit.add(store::messages::insert(message));
            unit.add(store::imports::remember(fresh[i].key, message.id.value));
            Span& span = spans.try_emplace(pairs[i], Span{message.id, message.id}).first->second;
            span.first = std::min(span.first, message.id);
            span.last = std::max(span.last, message.id);
        }
        for (const auto& [pair, span] : spans) {
            unit.add(store::channels::open_for_all(conversations_.of(pair), span.first.time()));
            add_marks(unit, conversations_.of(pair), pair, span.last);
        }
    });
    report_.messages_added += static_cast<std::int64_t>(fresh.size());
}

}  // namespace parley::core::importing
