// net/worker.h -- The part of a server that lives on one loop: its connections, and what they share.
#pragma once
#include "net/connection.h"
#include "net/fair_turns.h"
#include "net/outbox.h"
#include "net/poller.h"
#include "net/site.h"
#include "net/task_group.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace parley::net {

class Loop;
class WebSocketConnection;

// Everything here happens on the loop's thread, or while the loop does not run. Lives until its last connection went.
class Worker : public std::enable_shared_from_this<Worker> {
public:
    Worker(Loop& loop, std::shared_ptr<Site> site);

    // Takes the connected, non-blocking socket over.
    void accept(int socket, const IpAddress& address, Admission::Ticket ticket);
    void drain();
    void abort();
    void detach();  // after abort(), when all connections are gone: the loop forgets this worker

    Loop& loop() { return loop_; }
    Site& site() { return *site_; }
    const ServerConfig& config() const { return site_->config; }
    Deadlines& deadlines() { return deadlines_; }
    Poller& poller() { return poller_; }
    FairTurns& large_answers() { return large_answers_; }
    bool is_draining() const { return is_draining_; }

    // One for all connections; what is read is used or copied before anything else reads.
    std::span<char> read_buffer() { return read_buffer_; }
    std::unique_ptr<Outbox> take_outbox();
    void give_back(std::unique_ptr<Outbox> outbox);
    // Calls flush() of the connection at the end of the loop's turn.
    void flush_later(std::shared_ptr<WebSocketConnection> connection);
    void count_frames(std::uint64_t in, std::uint64_t out);
    // One more HTTP connection became readable. After so many the WebSockets come before the rest of them.
    void count_wake();

private:
    friend class Connection;
    void enter();
    void leave();
    void end_turn();
    void tell_late();

    Loop& loop_;
    std::shared_ptr<Site> site_;
    TaskGroup tasks_;
    Deadlines deadlines_;
    Poller poller_;
    FairTurns large_answers_;
    std::vector<char> read_buffer_;
    std::vector<std::unique_ptr<Outbox>> outboxes_;
    std::vector<std::shared_ptr<WebSocketConnection>> unflushed_, flushing_;
    std::uint64_t frames_in_ = 0, frames_out_ = 0;
    int connections_ = 0;
    int wakes_ = 0;
    int tick_ = 0;
    bool is_draining_ = false, is_turn_marked_ = false, is_telling_ = false;
};

}  // namespace parley::net
