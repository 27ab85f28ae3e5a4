// net/transport.h -- The bytes of one connection, over a plain socket or TLS: non-blocking reads and writes, and waiting
// for the moment when they make sense again.
#pragma once
#include "base/task.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace boost::asio { class io_context; }
using SSL = struct ssl_st;

namespace parley::net {

enum class IoStatus : std::uint8_t { Done, WantRead, WantWrite, Eof, Failed };

struct IoResult {
    IoStatus status = IoStatus::Done;
    std::size_t bytes = 0;  // of Done; at least one

    bool is_done() const { return status == IoStatus::Done; }
    bool must_wait() const { return status == IoStatus::WantRead || status == IoStatus::WantWrite; }
};

// What a wait was for; TLS may have to wait for writing in order to read, and the other way round.
enum class Purpose : std::uint8_t { Read, Write };

class Waiter {
public:
    // `self` is what kept this object alive while it waited: hand it to the next wait.
    virtual void on_ready(std::shared_ptr<Waiter> self, Purpose purpose) = 0;

protected:
    ~Waiter() = default;
};

class Transport {
public:
    // Takes both over. `socket` is connected and non-blocking; `tls` may be null.
    Transport(boost::asio::io_context& context, int socket, SSL* tls);
    ~Transport();
    Transport(Transport&&) noexcept;
    Transport& operator=(Transport&&) noexcept;

    bool is_tls() const;
    bool is_open() const;
    IoResult handshake();
    IoResult read_some(std::span<char> into);
    IoResult write_some(std::string_view bytes);
    // Both parts in one system call where that is possible; `bytes` counts over both.
    IoResult write_some(std::string_view head, std::string_view body);

    // Decrypted or half decrypted bytes lie here that no wait for the socket would tell of.
    bool has_buffered() const;

    // Waits for what `want` says (WantRead or WantWrite). Nothing is called when the wait ends by cancel() or close().
    void wait(IoStatus want, Purpose purpose, std::shared_ptr<Waiter> waiter);
    // The same for a coroutine. False: cancelled or closed.
    Task<bool> wait(IoStatus want);

    void cancel();          // ends the waits; the connection stays open
    void shutdown_write();  // tells the peer that nothing more comes
    void close();
    void reset();           // closes and drops what the kernel still holds for a peer that does not take it

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parley::net
