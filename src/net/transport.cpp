#include "net/transport.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/basic_stream_descriptor.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace parley::net {
namespace asio = boost::asio;
using boost::system::error_code;

// Borrows the channel's socket. The executor's own type is half the size of the one that hides it.
struct Transport::Watch {
    using Descriptor = asio::posix::basic_stream_descriptor<asio::io_context::executor_type>;
    Watch(asio::io_context& context, int socket) : descriptor(context.get_executor(), socket) {}
    Descriptor descriptor;
};

Transport::Transport(asio::io_context& context, Channel channel)
    : channel_(std::move(channel)), watch_(std::make_unique<Watch>(context, channel_.socket())) {}

Transport::~Transport() { stop_watching(); }

void Transport::stop_watching() {
    if (watch_->descriptor.is_open()) watch_->descriptor.release();
}

Task<bool> Transport::wait(IoStatus want) {
    const auto what = want == IoStatus::WantRead ? Watch::Descriptor::wait_read : Watch::Descriptor::wait_write;
    const auto [error] = co_await watch_->descriptor.async_wait(what, asio::as_tuple(asio::use_awaitable));
    co_return !error;
}

void Transport::cancel() {
    error_code ignored;
    watch_->descriptor.cancel(ignored);
}

Channel Transport::release() {
    stop_watching();
    return std::move(channel_);
}

void Transport::close() {
    stop_watching();
    channel_.close();
}

void Transport::reset() {
    stop_watching();
    channel_.reset();
}

}  // namespace parley::net
