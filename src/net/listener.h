// net/listener.h -- The listening socket.
#pragma once
#include "net/ip_address.h"

#include <functional>
#include <memory>
#include <string>

namespace parley::net {

class Loop;

// Lives on one loop: start() and close() are called there, or while the loop does not run.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    using OnAccept = std::function<void(int socket, const IpAddress& address)>;

    // Binds and listens at once. `address` is a name or an IPv4 or IPv6 address; "::" takes IPv4 connections too. Throws
    // std::runtime_error with a sentence for a person.
    Listener(Loop& loop, const std::string& address, int port);
    ~Listener();

    int port() const;
    // `on_accept` takes each connected, non-blocking socket over.
    void start(OnAccept on_accept);
    void close();

private:
    void wait();
    void accept_ready();
    void back_off();

    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parley::net
