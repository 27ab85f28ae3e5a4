#include "net/worker.h"

#include "net/http_connection.h"
#include "net/loop.h"
#include "net/websocket_connection.h"

#include <unistd.h>

#include <utility>

namespace parley::net {
namespace {

constexpr std::size_t kReadBuffer = 64 * 1024;   // what one read takes; fits the second-level cache beside the rest
constexpr std::size_t kPooledOutboxes = 1024;    // most that wait for their next use
constexpr std::size_t kPooledBytes = 32 * 1024;  // larger buffers are given back instead
constexpr int kLatePerTurn = 32;                 // each may cost an answer and a close, some 45 us
constexpr int kWakesPerPoll = 32;
constexpr int kLargeAnswers = 8;                 // made at a time: each may hold some 5 MiB, and keeps a reader busy

}  // namespace

Connection::Connection(std::shared_ptr<Worker> worker, Admission::Ticket ticket)
    : worker_(std::move(worker)), ticket_(std::move(ticket)) {
    worker_->enter();
    worker_->deadlines().park(*this);
}

Connection::~Connection() { leave(); }

void Connection::leave() {
    if (std::exchange(has_left_, true)) return;
    worker_->deadlines().remove(*this);
    worker_->leave();
    ticket_.reset();
}

Worker::Worker(Loop& loop, std::shared_ptr<Site> site)
    : loop_(loop), site_(std::move(site)), tasks_(loop.context()), poller_(loop.context()), large_answers_(kLargeAnswers),
      read_buffer_(kReadBuffer) {
    loop_.call([this] { loop_.adopt(tasks_); });
}

void Worker::detach() {
    poller_.close();
    loop_.release(tasks_);
}

void Worker::accept(int socket, const IpAddress& address, Admission::Ticket ticket) {
    SSL* const tls = site_->tls ? site_->tls->open(socket) : nullptr;
    Channel channel(socket, tls);
    if (is_draining_ || (site_->tls && !tls)) return;
    auto connection = std::make_shared<HttpConnection>(shared_from_this(), std::move(channel), address, std::move(ticket));
    tasks_.spawn("http", HttpConnection::serve(std::move(connection)));
}

void Worker::drain() {
    is_draining_ = true;
    deadlines_.for_each([](Timed& entry) { static_cast<Connection&>(entry).drain(); });
}

void Worker::abort() {
    is_draining_ = true;
    deadlines_.for_each([](Timed& entry) { static_cast<Connection&>(entry).abort(); });
    tasks_.cancel();
}

std::unique_ptr<Outbox> Worker::take_outbox() {
    if (outboxes_.empty()) return std::make_unique<Outbox>();
    auto outbox = std::move(outboxes_.back());
    outboxes_.pop_back();
    return outbox;
}

void Worker::give_back(std::unique_ptr<Outbox> outbox) {
    if (outboxes_.size() >= kPooledOutboxes || outbox->bytes.capacity() > kPooledBytes) return;
    outbox->bytes.clear();
    outbox->sent = 0;
    outbox->has_pong = false;
    outboxes_.push_back(std::move(outbox));
}

void Worker::flush_later(std::shared_ptr<WebSocketConnection> connection) {
    unflushed_.push_back(std::move(connection));
    if (std::exchange(is_turn_marked_, true)) return;
    loop_.at_end_of_turn([self = this] { self->end_turn(); });
}

void Worker::end_turn() {
    is_turn_marked_ = false;
    std::swap(unflushed_, flushing_);
    for (auto& connection : flushing_) connection->flush();
    flushing_.clear();
    if (frames_in_ > 0) site_->metrics.frames_in.Increment(static_cast<double>(std::exchange(frames_in_, 0)));
    if (frames_out_ > 0) site_->metrics.frames_out.Increment(static_cast<double>(std::exchange(frames_out_, 0)));
}

void Worker::count_frames(std::uint64_t in, std::uint64_t out) {
    frames_in_ += in;
    frames_out_ += out;
}

void Worker::count_wake() {
    if (++wakes_ < kWakesPerPoll) return;
    wakes_ = 0;
    loop_.post([weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->poller_.poll();
    });
}

void Worker::enter() {
    site_->metrics.connections.Increment();
    if (connections_++ > 0) return;
    deadlines_.advance(std::chrono::steady_clock::now());  // nothing moved it while there was no connection
    tick_ = loop_.add_tick([this](std::chrono::steady_clock::time_point now) {
        deadlines_.advance(now);
        if (!is_telling_) tell_late();
    });
}

void Worker::tell_late() {
    is_telling_ = deadlines_.tell_late(kLatePerTurn);
    if (!is_telling_) return;
    loop_.post([weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->tell_late();
    });
}

void Worker::leave() {
    site_->metrics.connections.Decrement();
    if (--connections_ == 0) loop_.remove_tick(tick_);
}

}  // namespace parley::net
