#include "net/poller.h"

#include "base/log.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <system_error>

namespace parley::net {
namespace asio = boost::asio;

namespace {

constexpr int kEventsPerTurn = 256;  // then the loop's other work has its turn

int open_set() {
    const int set = ::epoll_create1(EPOLL_CLOEXEC);
    if (set < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    return set;
}

epoll_event event_for(Polled& owner, bool for_reading, bool for_writing) {
    epoll_event event{};
    event.events = (for_reading ? EPOLLIN : 0u) | (for_writing ? EPOLLOUT : 0u);
    event.data.ptr = &owner;
    return event;
}

}  // namespace

struct Poller::State : std::enable_shared_from_this<State> {
    explicit State(asio::io_context& context) : set(context, open_set()) {}

    void wait();
    void tell();

    asio::posix::stream_descriptor set;
    std::array<epoll_event, kEventsPerTurn> ready{};
    int count = 0, next = 0;  // those of `ready` that are not told yet
    int watched = 0;
    bool is_waiting = false;
};

void Poller::State::wait() {
    if (is_waiting || watched == 0 || !set.is_open()) return;
    is_waiting = true;
    set.async_wait(asio::posix::stream_descriptor::wait_read, [self = shared_from_this()](boost::system::error_code error) {
        self->is_waiting = false;
        if (!error) self->tell();
    });
}

void Poller::State::tell() {
    if (!set.is_open()) return;
    count = ::epoll_wait(set.native_handle(), ready.data(), kEventsPerTurn, 0);
    for (next = 0; next < count;) {
        auto* const owner = static_cast<Polled*>(ready[static_cast<std::size_t>(next++)].data.ptr);
        try {
            if (owner) owner->on_ready();
        } catch (const std::exception& error) {  // the others must be told, and the next turn waited for
            log::error("poller.failed error=\"{}\"", error.what());
        }
    }
    count = next = 0;
    wait();
}

Poller::Poller(asio::io_context& context) : state_(std::make_shared<State>(context)) {}
Poller::~Poller() { close(); }

bool Poller::add(int socket, Polled& owner) {
    auto event = event_for(owner, true, false);
    if (::epoll_ctl(state_->set.native_handle(), EPOLL_CTL_ADD, socket, &event) != 0) return false;
    ++state_->watched;
    state_->wait();
    return true;
}

void Poller::watch(int socket, Polled& owner, bool for_reading, bool for_writing) {
    auto event = event_for(owner, for_reading, for_writing);
    ::epoll_ctl(state_->set.native_handle(), EPOLL_CTL_MOD, socket, &event);
}

void Poller::remove(int socket, Polled& owner) {
    --state_->watched;
    ::epoll_ctl(state_->set.native_handle(), EPOLL_CTL_DEL, socket, nullptr);
    for (int i = state_->next; i < state_->count; ++i) {  // what is about to be told to it
        epoll_event& event = state_->ready[static_cast<std::size_t>(i)];  // packed: its fields take no reference
        if (event.data.ptr == &owner) event.data.ptr = nullptr;
    }
}

void Poller::poll() { state_->tell(); }

void Poller::close() {
    boost::system::error_code ignored;
    state_->set.close(ignored);
}

}  // namespace parley::net
