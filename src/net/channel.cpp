#include "net/channel.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utility>

namespace parley::net {
namespace {

// SSL_read and SSL_write count in int.
int tls_length(std::size_t bytes) { return static_cast<int>(std::min<std::size_t>(bytes, INT_MAX)); }

IoResult failed_by_errno(IoStatus want) {
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {want};
    return {IoStatus::Failed};
}

IoResult written(ssize_t sent) {
    return sent >= 0 ? IoResult{IoStatus::Done, static_cast<std::size_t>(sent)} : failed_by_errno(IoStatus::WantWrite);
}

}  // namespace

Channel::~Channel() { close(); }

Channel::Channel(Channel&& from) noexcept
    : socket_(std::exchange(from.socket_, -1)), tls_(std::exchange(from.tls_, nullptr)), has_failed_(from.has_failed_) {}

IoResult Channel::tls_result(int returned) {
    if (returned > 0) return {IoStatus::Done, static_cast<std::size_t>(returned)};
    switch (SSL_get_error(tls_, returned)) {
        case SSL_ERROR_WANT_READ: return {IoStatus::WantRead};
        case SSL_ERROR_WANT_WRITE: return {IoStatus::WantWrite};
        case SSL_ERROR_ZERO_RETURN: return {IoStatus::Eof};
        default: break;
    }
    has_failed_ = true;
    return {IoStatus::Failed};
}

IoResult Channel::handshake() {
    if (!is_open()) return {IoStatus::Failed};
    ERR_clear_error();
    return tls_result(SSL_do_handshake(tls_));
}

IoResult Channel::read_some(std::span<char> into) {
    if (!is_open()) return {IoStatus::Failed};
    if (is_tls()) {
        ERR_clear_error();
        return tls_result(SSL_read(tls_, into.data(), tls_length(into.size())));
    }
    const ssize_t got = ::recv(socket_, into.data(), into.size(), 0);
    if (got > 0) return {IoStatus::Done, static_cast<std::size_t>(got)};
    return got == 0 ? IoResult{IoStatus::Eof} : failed_by_errno(IoStatus::WantRead);
}

IoResult Channel::write_some(std::string_view bytes) {
    if (!is_open()) return {IoStatus::Failed};
    if (!is_tls()) return written(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    ERR_clear_error();
    return tls_result(SSL_write(tls_, bytes.data(), tls_length(bytes.size())));
}

IoResult Channel::write_some(std::string_view head, std::string_view body) {
    if (head.empty() || body.empty() || is_tls() || !is_open()) return write_some(head.empty() ? body : head);
    iovec parts[2] = {{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = 2;
    return written(::sendmsg(socket_, &message, MSG_NOSIGNAL));
}

bool Channel::has_buffered() const { return is_tls() && SSL_has_pending(tls_) == 1; }

void Channel::shutdown_write() {
    if (!is_open()) return;
    if (is_tls() && !has_failed_ && SSL_is_init_finished(tls_)) {
        ERR_clear_error();
        SSL_shutdown(tls_);
    }
    ::shutdown(socket_, SHUT_WR);
}

void Channel::close() {
    SSL_free(std::exchange(tls_, nullptr));
    if (is_open()) ::close(std::exchange(socket_, -1));
}

void Channel::reset() {
    if (!is_open()) return;
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
}

}  // namespace parley::net
