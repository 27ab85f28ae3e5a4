// The bytes of one connection, plain or under TLS, with the results of recv() and send(). The handshake needs no call of
// its own: OpenSSL does it within the first ones.
#pragma once
#include "loadgen.hpp"

#include <openssl/ssl.h>
#include <sys/socket.h>

#include <cerrno>

namespace lg {

inline SSL* open_tls(int fd) {
    static SSL_CTX* const context = [] {
        SSL_CTX* made = SSL_CTX_new(TLS_client_method());
        SSL_CTX_set_mode(made, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
        return made;
    }();
    SSL* tls = SSL_new(context);
    SSL_set_fd(tls, fd);
    SSL_set_connect_state(tls);
    return tls;
}

inline ssize_t as_system_call(SSL* tls, int result) {
    if (result > 0) return result;
    const int why = SSL_get_error(tls, result);
    if (why == SSL_ERROR_ZERO_RETURN) return 0;
    errno = why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE ? EAGAIN : ECONNRESET;
    return -1;
}

// `size` is at least a TLS record's, so what is left waits in the socket, where epoll sees it.
inline ssize_t receive(const Conn& c, char* data, size_t size) {
    return c.tls ? as_system_call(c.tls, SSL_read(c.tls, data, int(size))) : recv(c.fd, data, size, 0);
}

inline ssize_t transmit(const Conn& c, const char* data, size_t size) {
    return c.tls ? as_system_call(c.tls, SSL_write(c.tls, data, int(size))) : send(c.fd, data, size, MSG_NOSIGNAL);
}

}  // namespace lg
