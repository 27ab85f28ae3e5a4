// net/poller.h -- Tells a loop's WebSockets when their sockets are ready. Each is registered once in an epoll set of our
// own, which lies in Asio's: Asio would make a system call and an allocation to wait for every read, and keep three
// hundred bytes more for each idle connection.
#pragma once
#include <memory>

namespace boost::asio { class io_context; }

namespace parley::net {

class Polled {
public:
    // Something of what is watched came, or the connection broke. It comes again in the next turn while it lasts.
    virtual void on_ready() = 0;

protected:
    ~Polled() = default;
};

// The loop's thread only, or while the loop does not run.
class Poller {
public:
    explicit Poller(boost::asio::io_context& context);
    ~Poller();

    // `owner` is told until the socket is removed, which must be before it is closed. False when the kernel refuses.
    bool add(int socket, Polled& owner);
    // A broken connection is told even when nothing is watched.
    void watch(int socket, Polled& owner, bool for_reading, bool for_writing);
    void remove(int socket, Polled& owner);

    // Tells what is ready now. The loop does it by itself, but to the kernel all these sockets are one descriptor, which
    // waits its turn behind every other one that became ready before.
    void poll();

    void close();  // nothing is told any more

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace parley::net
