#include "core/search_feeder.h"

#include "base/log.h"
#include "base/thread.h"
#include "store/channels.h"
#include "store/messages.h"

namespace parley::core {
namespace {

std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }

constexpr std::size_t kMostInATransaction = 2'000;
// Feeding costs more than storing, so it gathers what comes within a tenth of a second, and a burst is fed at this
// rate at most, the feeding itself counted: the rest waits until the chat is quieter.
constexpr std::chrono::milliseconds kGathering{100};
constexpr std::size_t kMostPerSecond = 12'000;
// Beyond this many the queue is thrown away and read again from the database, which keeps memory bounded.
constexpr std::size_t kMostQueued = 50'000;
constexpr int kCatchUpPage = 20'000;
// The mark of an index that is whole while there is no message: 0 would ask for it to be built.
constexpr MessageId kBeforeAll{1};

}  // namespace

SearchFeeder::~SearchFeeder() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        ready_.notify_one();
        stopped_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void SearchFeeder::start() {
    thread_ = start_thread("index", Priority::Background, [this] { run(); });
}

void SearchFeeder::take(const bus::Batch& batch) {
    const std::lock_guard lock(mutex_);
    for (const EventPtr& event : *batch) {
        if (is_behind_) break;
        if (const auto* created = std::get_if<MessageCreated>(event.get())) queue_.push_back({created->message, false});
        if (const auto* updated = std::get_if<MessageUpdated>(event.get()); updated && updated->old_content) {
            queue_.push_back({updated->seen->message, true});
        }
    }
    for (const EventPtr& event : *batch) {
        if (std::holds_alternative<StorageChanged>(*event)) is_behind_ = true;  // an import may have asked for a rebuild
    }
    if (queue_.size() > kMostQueued) is_behind_ = true;
    if (is_behind_) queue_.clear();
    if (is_behind_ || !queue_.empty()) ready_.notify_one();
}

std::vector<SearchFeeder::Change> SearchFeeder::wait_for_work(bool& must_read) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return stopping_ || is_behind_ || !queue_.empty(); });
    must_read = std::exchange(is_behind_, false);
    std::vector<Change> batch;
    while (!queue_.empty() && batch.size() < kMostInATransaction && !must_read) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
    }
    return batch;
}

// From nothing, a channel at a time. What is written meanwhile is above the mark, which is taken before, and is caught
// up on afterwards. Returns false when an import asked for a new beginning.
bool SearchFeeder::rebuild() {
    index_.begin_build();
    const db::Rows rows = store_.read_now(store::messages::newest_id());
    const MessageId newest = rows.at(0).is_null(0) ? kBeforeAll : rows.at(0).id<MessageId>(0);
    std::vector<Message> gathered;
    for (const db::Row& channel : store_.read_now(store::channels::all_ids())) {
        gather(channel.id<ChannelId>(0), newest, gathered);
        if (stopping_) return true;
    }
    index_.add(gathered, newest);
    if (!index_.end_build(newest)) return false;
    log::info("search.index_built up_to={}", newest.value);
    return true;
}

void SearchFeeder::gather(ChannelId channel, MessageId newest, std::vector<Message>& gathered) {
    for (MessageId after{}; !stopping_ && after < newest;) {
        db::Rows rows = store_.read_now(store::messages::oldest_after(channel, after, kCatchUpPage));
        if (rows.empty()) return;
        for (db::Row& row : rows) {
            after = row.id<MessageId>(0);
            if (after <= newest) gathered.push_back(store::messages::to_message(row));
        }
        if (gathered.size() >= kMostInATransaction) index_.add(std::exchange(gathered, {}), newest);
    }
}

void SearchFeeder::catch_up() {
    while (!index_.mark() && !rebuild()) {
    }
    for (MessageId from = index_.mark(); !stopping_;) {
        const db::Rows last = store_.read_now(store::messages::newest_id());
        if (last.at(0).is_null(0) || last.at(0).id<MessageId>(0) <= from) return;
        db::Rows rows = next_page(from, last.at(0).id<MessageId>(0));
        feed_page(rows);
    }
}

// In transactions no longer than those of new messages: the chat waits for the disk behind each.
void SearchFeeder::feed_page(db::Rows& rows) {
    for (std::size_t at = 0; at < rows.size() && !stopping_;) {
        const auto begin = now();
        std::vector<Message> batch;
        for (; at < rows.size() && batch.size() < kMostInATransaction; ++at) batch.push_back(store::messages::to_message(rows[at]));
        index_.add(batch, batch.back().id);
        put_in_order_until(now() + (now() - begin));  // where the chat keeps the core, both take longer
        rest_after(batch.size(), begin);
    }
}

// What was written within a span above `from`, which moves to where the page ends: without a span, a page out of all that
// is missing would cost a look at all of it.
db::Rows SearchFeeder::next_page(MessageId& from, MessageId newest) {
    const std::uint64_t missing = newest.value - from.value;
    const MessageId until{from.value + std::min(span_, missing)};
    db::Rows rows = store_.read_now(store::messages::in_span(from, until, kCatchUpPage));
    const bool is_full = rows.size() == static_cast<std::size_t>(kCatchUpPage);
    from = is_full ? rows.back().id<MessageId>(0) : until;
    if (is_full) span_ = std::max<std::uint64_t>(span_ / 2, 1);
    else if (rows.size() < kCatchUpPage / 4 && span_ < missing) span_ *= 2;
    return rows;
}

void SearchFeeder::rest_after(std::size_t fed, Instant begin) {
    const std::chrono::milliseconds share(fed * 1'000 / kMostPerSecond);
    put_in_order_until(begin + std::max(share, kGathering));
}

// A rest, in which the index is put in order step by step, as long as there is something to do.
void SearchFeeder::put_in_order_until(Instant end) {
    while (!stopping_ && now() < end) {
        const auto step = now();
        rest_until(index_.merge() ? now() + (now() - step) : end);
    }
}

void SearchFeeder::rest_until(Instant end) {
    std::unique_lock lock(mutex_);
    stopped_.wait_until(lock, end, [&] { return stopping_.load(); });
}

// What a catch-up read already is in the index although its event came too.
void SearchFeeder::add(std::vector<Message>& messages, MessageId mark) {
    std::erase_if(messages, [&](const Message& message) { return message.id <= mark; });
    if (messages.empty()) return;
    const MessageId newest = messages.back().id;
    index_.add(messages, newest);
}

void SearchFeeder::feed(std::vector<Change> changes) {
    std::vector<Message> fresh;
    for (Change& change : changes) {
        if (!change.is_edit) fresh.push_back(std::move(change.message));
    }
    add(fresh, index_.mark());
    for (const Change& change : changes) {
        if (change.is_edit && change.message.id <= index_.mark()) index_.add_edited(change.message);
    }
}

void SearchFeeder::run() {
    while (!stopping_) {
        try {
            bool must_read = false;
            std::vector<Change> batch = wait_for_work(must_read);
            const std::size_t count = batch.size();
            if (must_read || !index_.mark()) catch_up();
            const auto begin = now();
            feed(std::move(batch));
            rest_after(count, begin);
        } catch (const std::exception& broken) {
            log::error("search.feeding_failed error=\"{}\"", broken.what());
            std::unique_lock lock(mutex_);
            is_behind_ = true;
            stopped_.wait_for(lock, std::chrono::seconds(5), [&] { return stopping_.load(); });
        }
    }
}

}  // namespace parley::core
