#include "net/listener.h"

#include "base/log.h"
#include "net/loop.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>

namespace parley::net {
namespace asio = boost::asio;
using namespace std::chrono_literals;

namespace {

constexpr int kBacklog = 4096;       // the kernel takes the smaller of this and somaxconn
constexpr int kAcceptsPerTurn = 16;  // some 40 us each; then the loop's connections have their turn
constexpr int kUnsentInKernel = 128 * 1024;  // bytes of a connection beyond what is on its way: the rest waits with us, and is counted
constexpr auto kBackOff = 100ms;     // when the process or the system has no descriptor or memory left

std::runtime_error cannot_listen(const std::string& address, int port, const char* why) {
    return std::runtime_error(fmt::format("Can't listen on {} port {}: {}.", address, port, why));
}

int open_socket(const addrinfo& at) {
    const int fd = ::socket(at.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    const int on = 1, off = 0;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(fd, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kUnsentInKernel, sizeof kUnsentInKernel);  // for those it accepts
    if (at.ai_family == AF_INET6) ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (::bind(fd, at.ai_addr, at.ai_addrlen) == 0 && ::listen(fd, kBacklog) == 0) return fd;
    const int error = errno;
    ::close(fd);
    errno = error;
    return -1;
}

int listen_on(const std::string& address, int port) {
    addrinfo hints{}, *found = nullptr;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    const int error = ::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found);
    if (error != 0) throw cannot_listen(address, port, ::gai_strerror(error));
    int fd = -1, reason = EADDRNOTAVAIL;
    for (const addrinfo* at = found; at && fd < 0; at = at->ai_next) {
        fd = open_socket(*at);
        if (fd < 0) reason = errno;
    }
    ::freeaddrinfo(found);
    if (fd < 0) throw cannot_listen(address, port, std::strerror(reason));
    return fd;
}

}  // namespace

struct Listener::State {
    State(asio::io_context& context, int fd) : socket(context, fd), pause(context) {}

    asio::posix::stream_descriptor socket;
    asio::steady_timer pause;
    OnAccept on_accept;
    bool is_short = false;  // of descriptors; said once in the log
};

Listener::Listener(Loop& loop, const std::string& address, int port)
    : state_(std::make_unique<State>(loop.context(), listen_on(address, port))) {}

Listener::~Listener() = default;

int Listener::port() const {
    sockaddr_storage bound{};
    socklen_t length = sizeof bound;
    ::getsockname(state_->socket.native_handle(), reinterpret_cast<sockaddr*>(&bound), &length);
    in_port_t port = 0;  // at the same place in both families
    std::memcpy(&port, reinterpret_cast<const char*>(&bound) + offsetof(sockaddr_in, sin_port), sizeof port);
    return ntohs(port);
}

void Listener::start(OnAccept on_accept) {
    state_->on_accept = std::move(on_accept);
    wait();
}

void Listener::close() {
    boost::system::error_code ignored;
    state_->socket.close(ignored);
    state_->pause.cancel();
}

void Listener::wait() {
    if (!state_->socket.is_open()) return;
    state_->socket.async_wait(asio::posix::stream_descriptor::wait_read, [self = shared_from_this()](boost::system::error_code error) {
        if (!error) self->accept_ready();
    });
}

void Listener::accept_ready() {
    for (int i = 0; i < kAcceptsPerTurn && state_->socket.is_open(); ++i) {
        sockaddr_storage from{};
        socklen_t length = sizeof from;
        const int fd = ::accept4(state_->socket.native_handle(), reinterpret_cast<sockaddr*>(&from), &length,
                                 SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) return back_off();
            if (errno == EAGAIN || errno == EWOULDBLOCK) break;
            continue;  // a connection that ended while it was queued
        }
        state_->is_short = false;
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        state_->on_accept(fd, IpAddress::from(from));
    }
    wait();
}

// The waiting connection stays readable: without a pause the loop would spin on it.
void Listener::back_off() {
    if (!std::exchange(state_->is_short, true)) log::warn("listener.waits reason=\"{}\"", std::strerror(errno));
    state_->pause.expires_after(kBackOff);
    state_->pause.async_wait([self = shared_from_this()](boost::system::error_code error) {
        if (!error) self->accept_ready();
    });
}

}  // namespace parley::net
