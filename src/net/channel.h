// net/channel.h -- The bytes of one connection, over a plain socket or TLS: non-blocking reads and writes.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

using SSL = struct ssl_st;

namespace parley::net {

enum class IoStatus : std::uint8_t { Done, WantRead, WantWrite, Eof, Failed };

struct IoResult {
    IoStatus status = IoStatus::Done;
    std::size_t bytes = 0;  // of Done; at least one

    bool is_done() const { return status == IoStatus::Done; }
    // TLS may have to wait for writing in order to read, and the other way round.
    bool must_wait() const { return status == IoStatus::WantRead || status == IoStatus::WantWrite; }
};

// Owns the socket and the TLS session.
class Channel {
public:
    // `socket` is connected and non-blocking; `tls` may be null.
    Channel(int socket, SSL* tls) : socket_(socket), tls_(tls) {}
    ~Channel();
    Channel(Channel&& from) noexcept;
    Channel& operator=(Channel&&) = delete;

    int socket() const { return socket_; }  // -1: closed
    bool is_open() const { return socket_ >= 0; }
    bool is_tls() const { return tls_ != nullptr; }

    IoResult handshake();
    IoResult read_some(std::span<char> into);
    IoResult write_some(std::string_view bytes);
    // Both parts in one system call where that is possible; `bytes` counts over both.
    IoResult write_some(std::string_view head, std::string_view body);

    // Decrypted or half decrypted bytes lie here, of which the socket would not tell.
    bool has_buffered() const;

    void shutdown_write();  // tells the peer that nothing more comes
    void close();
    void reset();           // closes and drops what the kernel still holds for a peer that does not take it

private:
    IoResult tls_result(int returned);

    int socket_;
    SSL* tls_;
    bool has_failed_ = false;  // after a fatal error OpenSSL forbids even a shutdown
};

}  // namespace parley::net
