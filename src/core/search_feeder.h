// core/search_feeder.h -- Keeps the search index up with the messages, behind the chat: a thread that takes them from the
// events, reads from the database what these did not tell it, and puts the index in order while it rests.
#pragma once
#include "bus/local_bus.h"
#include "db/sqlite/search_index.h"
#include "store/store.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace parley::core {

class SearchFeeder {
public:
    // Opens the index (`path`), or makes it anew when it is damaged. Nothing is read before start().
    SearchFeeder(store::Store& store, const std::string& path) : store_(store), index_(path) {}
    ~SearchFeeder();

    void start();
    // What was committed: to be called with every batch of the bus.
    void take(const bus::Batch& batch);

private:
    using Instant = std::chrono::steady_clock::time_point;
    // A new message, or the new text of an old one.
    struct Change {
        Message message;
        bool is_edit = false;
    };

    void run();
    std::vector<Change> wait_for_work(bool& must_read);
    void feed(std::vector<Change> changes);
    void add(std::vector<Message>& messages, MessageId mark);
    bool rebuild();
    void gather(ChannelId channel, MessageId newest, std::vector<Message>& gathered);
    void catch_up();
    db::Rows next_page(MessageId& from, MessageId newest);
    void feed_page(db::Rows& rows);
    void rest_after(std::size_t fed, Instant begin);
    void put_in_order_until(Instant end);
    void rest_until(Instant end);

    store::Store& store_;
    db::sqlite::SearchIndex index_;
    // The ids that the next page of a catch-up asks for: a second's at first, more where little was written, less where much.
    std::uint64_t span_ = 1'000ULL << kTimeShift;
    std::thread thread_;

    std::mutex mutex_;  // guards queue_ and is_behind_
    std::condition_variable ready_;
    std::condition_variable stopped_;  // who rests waits for nothing else
    std::deque<Change> queue_;
    bool is_behind_ = true;  // the queue does not hold everything that the index lacks
    std::atomic<bool> stopping_{false};  // set under the mutex, read anywhere
};

}  // namespace parley::core
