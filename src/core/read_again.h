// core/read_again.h -- For whoever keeps rows in memory: when another program wrote, they are read again by a thread of its
// own, beside those who ask. What was known serves until then, and what is told meanwhile is told to both.
//
// The owner has a mutex over what it keeps. By its publisher:   lock; if (!ask()) return; unlock; start();
// for each event:   lock; note(event); apply it;   and what it reads with:   lock; begin(); unlock; read;
// lock; unless is_asked(), which is to begin anew, take what was read in and apply what end() gives.
#pragma once
#include "model/event.h"

#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace parley::core {

class ReadAgain {
public:
    // `read` runs by a thread of that name, and calls end() whatever happens.
    ReadAgain(std::string thread_name, std::function<void()> read) : name_(std::move(thread_name)), read_(std::move(read)) {}
    ~ReadAgain() { wait(); }

    // With the owner's mutex held.
    bool ask();                        // true: nobody reads, so start() is to be called without that mutex
    void note(const EventPtr& event);  // kept while it is read
    void begin();                      // what was asked and told up to here will be in what is read
    bool is_asked() const { return is_asked_; }
    const std::vector<EventPtr>& told() const { return told_; }
    std::vector<EventPtr> end();       // what was told meanwhile

    // Without it. Publishers come one after the other.
    void start();
    // Blocks while it is read. Not beside the bus.
    void wait();

private:
    const std::string name_;
    const std::function<void()> read_;
    bool is_reading_ = false, is_asked_ = false;
    std::vector<EventPtr> told_;
    std::mutex thread_mutex_;  // guards thread_
    std::thread thread_;
};

}  // namespace parley::core
