#include "core/search.h"

#include "base/blocking.h"
#include "base/log.h"
#include "db/sqlite/search_index.h"
#include "store/channels.h"
#include "store/messages.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace parley::core {
namespace {

using Instant = std::chrono::steady_clock::time_point;
Instant now() { return std::chrono::steady_clock::now(); }

constexpr std::size_t kMostInATransaction = 2'000;
// Feeding costs more than storing, so it gathers what comes within a tenth of a second, and a burst is fed at this
// rate at most, the feeding itself counted: the rest waits until the chat is quieter.
constexpr std::chrono::milliseconds kGathering{100};
constexpr std::size_t kMostPerSecond = 12'000;
// Beyond this many the queue is thrown away and read again from the database, which keeps memory bounded.
constexpr std::size_t kMostQueued = 50'000;
constexpr int kCatchUpPage = 20'000;
// A catch-up asks for so much time at once, more where little was written and less where much was.
constexpr std::uint64_t kFirstSpan = 1'000ULL << kTimeShift;  // a second of ids
// The mark of an index that is whole while there is no message: 0 would ask for it to be built.
constexpr MessageId kBeforeAll{1};
// Places that one question looks at, however few of them still hold.
constexpr int kMostLookedAt = 10'000;

// A new message, or the new text of an old one.
struct IndexChange {
    Message message;
    bool is_edit = false;
};

}  // namespace

struct Search::State {
    State(store::Store& given, const std::string& path) : store(given), writer(path), reader(path) {}

    void take(const bus::Batch& batch);
    void run();
    bool rebuild();
    void gather(ChannelId channel, MessageId newest, std::vector<Message>& gathered);
    void catch_up();
    db::Rows next_page(MessageId& from, MessageId newest);
    void feed_page(db::Rows& rows);
    void add(std::vector<Message>& messages, MessageId mark);
    void feed(std::vector<IndexChange> changes);
    std::vector<IndexChange> wait_for_work(bool& must_read);
    void rest_after(std::size_t fed, Instant begin);
    void put_in_order_until(Instant end);
    void rest_until(Instant end);

    store::Store& store;
    db::sqlite::SearchIndex writer, reader;
    Workers readers{"search", 1};
    std::thread thread;

    std::mutex mutex;  // guards the queue, is_behind and stopping
    std::condition_variable ready;
    std::condition_variable stopped;  // who rests waits for nothing else
    std::uint64_t span = kFirstSpan;
    std::deque<IndexChange> queue;
    bool is_behind = true;  // the queue does not hold everything that the index lacks
    std::atomic<bool> stopping{false};  // set under the mutex, read anywhere
};

void Search::State::take(const bus::Batch& batch) {
    const std::lock_guard lock(mutex);
    for (const EventPtr& event : *batch) {
        if (is_behind) break;
        if (const auto* created = std::get_if<MessageCreated>(event.get())) queue.push_back({created->message, false});
        if (const auto* updated = std::get_if<MessageUpdated>(event.get()); updated && updated->old_content) {
            queue.push_back({updated->seen->message, true});
        }
    }
    for (const EventPtr& event : *batch) {
        if (std::holds_alternative<StorageChanged>(*event)) is_behind = true;  // an import may have asked for a rebuild
    }
    if (queue.size() > kMostQueued) is_behind = true;
    if (is_behind) queue.clear();
    if (is_behind || !queue.empty()) ready.notify_one();
}

std::vector<IndexChange> Search::State::wait_for_work(bool& must_read) {
    std::unique_lock lock(mutex);
    ready.wait(lock, [&] { return stopping || is_behind || !queue.empty(); });
    must_read = std::exchange(is_behind, false);
    std::vector<IndexChange> batch;
    while (!queue.empty() && batch.size() < kMostInATransaction && !must_read) {
        batch.push_back(std::move(queue.front()));
        queue.pop_front();
    }
    return batch;
}

// From nothing, a channel at a time. What is written meanwhile is above the mark, which is taken before, and is caught
// up on afterwards. Returns false when an import asked for a new beginning.
bool Search::State::rebuild() {
    writer.begin_build();
    const db::Rows rows = store.read_now(store::messages::newest_id());
    const MessageId newest = rows.at(0).is_null(0) ? kBeforeAll : rows.at(0).id<MessageId>(0);
    std::vector<Message> gathered;
    for (const db::Row& channel : store.read_now(store::channels::all_ids())) {
        gather(channel.id<ChannelId>(0), newest, gathered);
        if (stopping) return true;
    }
    writer.add(gathered, newest);
    if (!writer.end_build(newest)) return false;
    log::info("search.index_built up_to={}", newest.value);
    return true;
}

void Search::State::gather(ChannelId channel, MessageId newest, std::vector<Message>& gathered) {
    for (MessageId after{}; !stopping && after < newest;) {
        db::Rows rows = store.read_now(store::messages::oldest_after(channel, after, kCatchUpPage));
        if (rows.empty()) return;
        for (db::Row& row : rows) {
            after = row.id<MessageId>(0);
            if (after <= newest) gathered.push_back(store::messages::to_message(row));
        }
        if (gathered.size() >= kMostInATransaction) writer.add(std::exchange(gathered, {}), newest);
    }
}

void Search::State::catch_up() {
    while (!writer.mark() && !rebuild()) {
    }
    for (MessageId from = writer.mark(); !stopping;) {
        const db::Rows last = store.read_now(store::messages::newest_id());
        if (last.at(0).is_null(0) || last.at(0).id<MessageId>(0) <= from) return;
        db::Rows rows = next_page(from, last.at(0).id<MessageId>(0));
        feed_page(rows);
    }
}

// In transactions no longer than those of new messages: the chat waits for the disk behind each.
void Search::State::feed_page(db::Rows& rows) {
    for (std::size_t at = 0; at < rows.size() && !stopping;) {
        const Instant begin = now();
        std::vector<Message> batch;
        for (; at < rows.size() && batch.size() < kMostInATransaction; ++at) batch.push_back(store::messages::to_message(rows[at]));
        writer.add(batch, batch.back().id);
        put_in_order_until(now() + (now() - begin));  // where the chat keeps the core, both take longer
        rest_after(batch.size(), begin);
    }
}

// What was written within a span above `from`, which moves to where the page ends: without a span, a page out of all that
// is missing would cost a look at all of it.
db::Rows Search::State::next_page(MessageId& from, MessageId newest) {
    const std::uint64_t missing = newest.value - from.value;
    const MessageId until{from.value + std::min(span, missing)};
    db::Rows rows = store.read_now(store::messages::in_span(from, until, kCatchUpPage));
    const bool is_full = rows.size() == static_cast<std::size_t>(kCatchUpPage);
    from = is_full ? rows.back().id<MessageId>(0) : until;
    if (is_full) span = std::max<std::uint64_t>(span / 2, 1);
    else if (rows.size() < kCatchUpPage / 4 && span < missing) span *= 2;
    return rows;
}

void Search::State::rest_after(std::size_t fed, Instant begin) {
    const std::chrono::milliseconds share(fed * 1'000 / kMostPerSecond);
    put_in_order_until(begin + std::max(share, kGathering));
}

// A rest, in which the index is put in order step by step, as long as there is something to do.
void Search::State::put_in_order_until(Instant end) {
    while (!stopping && now() < end) {
        const Instant step = now();
        rest_until(writer.merge() ? now() + (now() - step) : end);
    }
}

void Search::State::rest_until(Instant end) {
    std::unique_lock lock(mutex);
    stopped.wait_until(lock, end, [&] { return stopping.load(); });
}

// What a catch-up read already is in the index although its event came too.
void Search::State::add(std::vector<Message>& messages, MessageId mark) {
    std::erase_if(messages, [&](const Message& message) { return message.id <= mark; });
    if (messages.empty()) return;
    const MessageId newest = messages.back().id;
    writer.add(messages, newest);
}

void Search::State::feed(std::vector<IndexChange> changes) {
    std::vector<Message> fresh;
    for (IndexChange& change : changes) {
        if (!change.is_edit) fresh.push_back(std::move(change.message));
    }
    add(fresh, writer.mark());
    for (const IndexChange& change : changes) {
        if (change.is_edit && change.message.id <= writer.mark()) writer.add_edited(change.message);
    }
}

void Search::State::run() {
    while (!stopping) {
        try {
            bool must_read = false;
            std::vector<IndexChange> batch = wait_for_work(must_read);
            const std::size_t count = batch.size();
            if (must_read || !writer.mark()) catch_up();
            const Instant begin = now();
            feed(std::move(batch));
            rest_after(count, begin);
        } catch (const std::exception& broken) {
            log::error("search.feeding_failed error=\"{}\"", broken.what());
            std::unique_lock lock(mutex);
            is_behind = true;
            stopped.wait_for(lock, std::chrono::seconds(5), [&] { return stopping.load(); });
        }
    }
}

Search::Search(store::Store& store, bus::LocalBus& bus, const std::string& path)
    : state_(std::make_unique<State>(store, path)) {
    bus.subscribe([state = state_.get()](const bus::Batch& batch) { state->take(batch); });
}

Search::~Search() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
        state_->ready.notify_one();
        state_->stopped.notify_one();
    }
    if (state_->thread.joinable()) state_->thread.join();
    state_->readers.join();
}

void Search::start() {
    state_->thread = start_thread("index", Priority::Background, [state = state_.get()] { state->run(); });
}

// A place may be of a message that was deleted since, or edited: then the words may stand there no more, and others are
// looked for in its stead.
Task<std::vector<Message>> Search::find(std::string text, std::vector<ChannelId> channels, int limit) {
    for (int asked = limit;; asked *= 4) {
        const auto found = co_await run_on(state_->readers, [&] { return state_->reader.find(text, channels, asked); });
        std::vector<Message> messages = co_await load(found);
        co_await drop_changed(text, messages);
        const bool is_all = found.size() < static_cast<std::size_t>(asked) || asked >= kMostLookedAt;
        if (messages.size() > static_cast<std::size_t>(limit)) messages.resize(static_cast<std::size_t>(limit));
        if (is_all || messages.size() == static_cast<std::size_t>(limit)) co_return messages;
    }
}

// In the order of the places; a statement for each channel.
Task<std::vector<Message>> Search::load(const std::vector<db::sqlite::Found>& places) {
    std::vector<Message> messages;
    if (places.empty()) co_return messages;
    std::map<ChannelId, std::vector<MessageId>> by_channel;
    for (const db::sqlite::Found& place : places) by_channel[place.channel_id].push_back(place.message_id);
    std::vector<db::Statement> queries;
    for (const auto& [channel, ids] : by_channel) queries.push_back(store::messages::find(channel, ids));
    std::unordered_map<MessageId, Message> found;
    for (db::Rows& rows : co_await state_->store.read_all(std::move(queries))) {
        for (db::Row& row : rows) {
            Message message = store::messages::to_message(row);
            found.emplace(message.id, std::move(message));
        }
    }
    for (const db::sqlite::Found& place : places) {
        const auto at = found.find(place.message_id);
        if (at != found.end()) messages.push_back(std::move(at->second));
    }
    co_return messages;
}

Task<> Search::drop_changed(const std::string& text, std::vector<Message>& messages) {
    std::vector<std::string> contents;
    for (const Message& message : messages) {
        if (message.edited_at) contents.push_back(message.content);
    }
    if (contents.empty()) co_return;
    const std::vector<bool> holds = co_await run_on(state_->readers, [&] { return state_->reader.holds(text, contents); });
    std::size_t next = 0;
    std::erase_if(messages, [&](const Message& message) { return message.edited_at && !holds[next++]; });
}

}  // namespace parley::core
