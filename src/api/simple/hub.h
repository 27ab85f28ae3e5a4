// api/simple/hub.h -- The open connections of one loop, by person, and what they are told. Only that loop touches it;
// the bus posts its batches to the loop.
#pragma once
#include "api/simple/frames.h"
#include "api/services.h"
#include "bus/local_bus.h"
#include "net/loop.h"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace parley::api::simple {

class ChatSocket;

class Hub {
public:
    // The loop, the bus and the services outlive the hub.
    Hub(net::Loop& loop, bus::LocalBus& bus, Services& services);
    ~Hub();

    void add(ChatSocket& socket);
    void remove(ChatSocket& socket);
    ConnectionNumber next_number();
    net::Loop& loop() { return loop_; }

private:
    using Sockets = std::vector<ChatSocket*>;

    void take(const Event& event);
    void deliver(const MessageCreated& created);
    void deliver_to_recipient(const MessageCreated& created);
    void deliver_to_author(const MessageCreated& created);
    void deliver(const PresenceChanged& change);
    void deliver(const ProfileChanged& change);
    void deliver(const TypingStarted& typing);
    void deliver(const ReadMoved& read);
    void deliver(const SessionEnded& ended);
    void deliver(const OtherSessionsEnded& ended);
    void deliver(const StorageChanged& change);
    // What only the Discord door tells.
    template <class Other>
    void deliver(const Other&) {}
    void close_expired();
    Task<> close_ended();
    const Sockets* sockets_of(UserId user) const;

    net::Loop& loop_;
    Services& services_;
    std::unordered_map<UserId, Sockets> sockets_;
    ConnectionNumber last_number_ = 0;
    int tick_ = 0;
    int ticks_to_expiry_check_ = 0;
    bool is_checking_ = false;
    bool must_check_again_ = false;
};

// One a loop.
class Hubs {
public:
    Hubs(net::Loops& loops, bus::LocalBus& bus, Services& services);
    Hub& of(const net::Loop& loop) { return *hubs_[static_cast<std::size_t>(loop.index())]; }

private:
    std::vector<std::unique_ptr<Hub>> hubs_;
};

}  // namespace parley::api::simple
