#include "net/transport.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <sys/socket.h>
#include <sys/uio.h>

namespace parley::net {
namespace asio = boost::asio;
using boost::system::error_code;

namespace {

// The executor's own type: half the size of the one that hides it.
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

// SSL_read and SSL_write count in int.
int tls_length(std::size_t bytes) { return static_cast<int>(std::min<std::size_t>(bytes, INT_MAX)); }

IoResult failed_by_errno(IoStatus want) {
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {want};
    return {IoStatus::Failed};
}

}  // namespace

struct Transport::State {
    State(asio::io_context& context, int descriptor, SSL* session)
        : socket(context.get_executor()), tls(session) {
        error_code error;
        socket.assign(asio::ip::tcp::v4(), descriptor, error);
        if (error) ::close(descriptor);
    }
    ~State() { SSL_free(tls); }

    IoResult tls_result(int returned);

    Socket socket;
    SSL* tls;
    bool has_failed = false;  // after a fatal error OpenSSL forbids even a shutdown
};

IoResult Transport::State::tls_result(int returned) {
    if (returned > 0) return {IoStatus::Done, static_cast<std::size_t>(returned)};
    switch (SSL_get_error(tls, returned)) {
        case SSL_ERROR_WANT_READ: return {IoStatus::WantRead};
        case SSL_ERROR_WANT_WRITE: return {IoStatus::WantWrite};
        case SSL_ERROR_ZERO_RETURN: return {IoStatus::Eof};
        default: break;
    }
    has_failed = true;
    return {IoStatus::Failed};
}

Transport::Transport(asio::io_context& context, int socket, SSL* tls) : state_(std::make_unique<State>(context, socket, tls)) {}
Transport::~Transport() = default;
Transport::Transport(Transport&&) noexcept = default;
Transport& Transport::operator=(Transport&&) noexcept = default;

bool Transport::is_tls() const { return state_->tls != nullptr; }
bool Transport::is_open() const { return state_->socket.is_open(); }

IoResult Transport::handshake() {
    ERR_clear_error();
    return state_->tls_result(SSL_do_handshake(state_->tls));
}

IoResult Transport::read_some(std::span<char> into) {
    if (!is_open()) return {IoStatus::Failed};
    if (is_tls()) {
        ERR_clear_error();
        return state_->tls_result(SSL_read(state_->tls, into.data(), tls_length(into.size())));
    }
    const ssize_t got = ::recv(state_->socket.native_handle(), into.data(), into.size(), 0);
    if (got > 0) return {IoStatus::Done, static_cast<std::size_t>(got)};
    return got == 0 ? IoResult{IoStatus::Eof} : failed_by_errno(IoStatus::WantRead);
}

IoResult Transport::write_some(std::string_view bytes) {
    if (!is_open() || is_tls()) return write_some(bytes, {});
    const ssize_t sent = ::send(state_->socket.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
    return sent >= 0 ? IoResult{IoStatus::Done, static_cast<std::size_t>(sent)} : failed_by_errno(IoStatus::WantWrite);
}

IoResult Transport::write_some(std::string_view head, std::string_view body) {
    if (!is_open()) return {IoStatus::Failed};
    if (is_tls()) {
        const std::string_view part = head.empty() ? body : head;
        ERR_clear_error();
        return state_->tls_result(SSL_write(state_->tls, part.data(), tls_length(part.size())));
    }
    iovec parts[2] = {{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(body.data()), body.size()}};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = body.empty() ? 1 : 2;
    const ssize_t sent = ::sendmsg(state_->socket.native_handle(), &message, MSG_NOSIGNAL);
    return sent >= 0 ? IoResult{IoStatus::Done, static_cast<std::size_t>(sent)} : failed_by_errno(IoStatus::WantWrite);
}

bool Transport::has_buffered() const { return is_tls() && SSL_has_pending(state_->tls) == 1; }

void Transport::wait(IoStatus want, Purpose purpose, std::shared_ptr<Waiter> waiter) {
    auto ready = [waiter = std::move(waiter), purpose](error_code error) mutable {
        if (error) return;
        Waiter& told = *waiter;
        told.on_ready(std::move(waiter), purpose);
    };
    state_->socket.async_wait(want == IoStatus::WantRead ? Socket::wait_read : Socket::wait_write, std::move(ready));
}

Task<bool> Transport::wait(IoStatus want) {
    const auto [error] = co_await state_->socket.async_wait(
        want == IoStatus::WantRead ? Socket::wait_read : Socket::wait_write, asio::as_tuple(asio::use_awaitable));
    co_return !error;
}

void Transport::cancel() {
    error_code ignored;
    state_->socket.cancel(ignored);
}

void Transport::shutdown_write() {
    if (!is_open()) return;
    if (is_tls() && !state_->has_failed && SSL_is_init_finished(state_->tls)) {
        ERR_clear_error();
        SSL_shutdown(state_->tls);
    }
    error_code ignored;
    state_->socket.shutdown(Socket::shutdown_send, ignored);
}

void Transport::reset() {
    error_code ignored;
    state_->socket.set_option(Socket::linger(true, 0), ignored);
    close();
}

void Transport::close() {
    error_code ignored;
    state_->socket.close(ignored);
}

}  // namespace parley::net
