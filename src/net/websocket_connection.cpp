#include "net/websocket_connection.h"

#include "base/log.h"
#include "net/loop.h"
#include "base/utf8.h"
#include "net/worker.h"

#include <algorithm>
#include <utility>

namespace parley::net {

namespace {

constexpr int kPings = 2;            // unanswered, then the peer is dead
constexpr int kReadsPerTurn = 4;     // then the loop's other connections have their turn
constexpr std::uint16_t kNoStatus = 1005;
constexpr std::size_t kUnsentStep = 64 * 1024;
constexpr std::size_t kUnfinishedStep = 4 * 1024;
constexpr std::size_t kPongsBehind = 4096;  // bytes that wait: behind more than these only the newest ping is answered

}  // namespace

WebSocketConnection::WebSocketConnection(std::shared_ptr<Worker> worker, Opening& opening)
    : Connection(std::move(worker), std::move(opening.ticket)),
      channel_(std::move(opening.channel)),
      handler_(std::move(opening.handler)),
      outbox_(this->worker().take_outbox()),
      reader_(this->worker().config().message_limit),
      peer_(std::move(opening.peer)),
      heard_(this->worker().deadlines().now()) {
    outbox_->bytes = std::move(opening.answer);
}

void WebSocketConnection::open(std::shared_ptr<Worker> worker, Opening opening) {
    const auto connection = std::make_shared<WebSocketConnection>(std::move(worker), opening);
    connection->kept_ = connection;
    connection->start(opening.input);
}

void WebSocketConnection::start(std::string& input) {
    worker().site().metrics.websockets.Increment();
    arm();
    outbox();  // the 101 leaves at the end of this turn
    try {
        handler_->on_open(*this);
    } catch (const std::exception& error) {
        log::error("websocket.failed in=on_open error=\"{}\"", error.what());
        close(CloseCode::InternalError, {});
    }
    if (worker().is_draining()) drain();
    is_polled_ = worker().poller().add(channel_.socket(), *this);
    if (!is_polled_) return end();
    if (!input.empty() && !receive(input)) return;
    watch();
    if (channel_.has_buffered()) read_later();
}

std::shared_ptr<WebSocketConnection> WebSocketConnection::self() {
    return std::static_pointer_cast<WebSocketConnection>(shared_from_this());
}

Loop& WebSocketConnection::loop() { return worker().loop(); }

// ---- Receiving ----

void WebSocketConnection::on_ready() {
    const auto alive = kept_;  // ending lets go of this object
    const bool is_broken = !watches_reading_ && !watches_writing_;
    if (std::exchange(is_blocked_, false)) flush();
    if (stage_ == Stage::Ended) return;
    if (is_broken) return end();
    if (is_reading()) read();
    if (stage_ != Stage::Ended) watch();
}

void WebSocketConnection::read() {
    reading_wants_write_ = false;
    for (int i = 0; i < kReadsPerTurn; ++i) {
        const auto buffer = worker().read_buffer();
        const IoResult got = channel_.read_some(buffer);
        if (got.must_wait()) {
            reading_wants_write_ = got.status == IoStatus::WantWrite;
            return;
        }
        if (!got.is_done()) return end();
        heard_ = worker().deadlines().now();
        pings_ = 0;
        if (!receive(buffer.first(got.bytes)) || !is_reading() || !channel_.has_buffered()) return;
    }
    read_later();
}

// For bytes that are here already, of which the socket would not tell.
void WebSocketConnection::read_later() {
    loop().post([self = self()] { self->resume(); });
}

// Tells the poller what changed, which is seldom: a pause that ends before more comes is none of its business.
void WebSocketConnection::watch() {
    const bool for_reading = is_reading() || writing_wants_read_;
    const bool for_writing = (is_blocked_ && !writing_wants_read_) || reading_wants_write_;
    if (for_reading == watches_reading_ && for_writing == watches_writing_) return;
    watches_reading_ = for_reading;
    watches_writing_ = for_writing;
    worker().poller().watch(channel_.socket(), *this, for_reading, for_writing);
}

// False when the connection ended.
bool WebSocketConnection::receive(std::span<char> bytes) {
    if (held_) {  // the rest of the last delivery, which came first
        held_->append(bytes.data(), bytes.size());
        return true;
    }
    while (true) {
        if (stage_ == Stage::Failed || stage_ == Stage::Answering) return true;
        if (is_paused_ && stage_ == Stage::Open) {
            if (!bytes.empty()) held_ = std::make_unique<std::string>(bytes.data(), bytes.size());
            break;
        }
        const auto item = reader_.next(bytes);
        if (item.kind == MessageReader::Kind::None) break;
        worker().count_frames(1, 0);
        if (!take(item)) return false;
    }
    count_unfinished();
    return true;
}

// In whole steps: the usual message, which comes at once, asks nobody.
void WebSocketConnection::count_unfinished() {
    const std::size_t kept = (reader_.kept() + (held_ ? held_->size() : 0)) / kUnfinishedStep * kUnfinishedStep;
    if (!ticket_->set_unfinished(kept)) return fail(CloseCode::TryAgainLater);
    const bool waits_for_peer = kept > 0 && !is_paused_;
    if (waits_for_peer == (unfinished_since_ != 0)) return;
    unfinished_since_ = waits_for_peer ? worker().deadlines().now() : 0;
    arm();
}

bool WebSocketConnection::take(const MessageReader::Item& item) {
    switch (item.kind) {
        case MessageReader::Kind::Text:
        case MessageReader::Kind::Binary: deliver(item); break;
        case MessageReader::Kind::Ping: pong(item.payload); break;
        case MessageReader::Kind::Close: take_close(item.payload); break;
        case MessageReader::Kind::Refused: fail(item.refusal); break;
        case MessageReader::Kind::Pong:
        case MessageReader::Kind::None: break;
    }
    return stage_ != Stage::Ended;
}

void WebSocketConnection::deliver(const MessageReader::Item& item) {
    unfinished_since_ = 0;
    if (stage_ != Stage::Open) return;
    try {
        if (item.kind == MessageReader::Kind::Text) {
            handler_->on_text(item.payload);
        } else {
            handler_->on_binary(item.payload);
        }
    } catch (const std::exception& error) {
        log::error("websocket.failed in=on_message error=\"{}\"", error.what());
        close(CloseCode::InternalError, {});
    }
}

void WebSocketConnection::take_close(std::string_view payload) {
    std::uint16_t code = kNoStatus;
    if (payload.size() == 1) return fail(CloseCode::ProtocolError);
    if (payload.size() >= 2) {
        code = static_cast<std::uint16_t>(static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]));
        if (!is_valid_close_code(code)) return fail(CloseCode::ProtocolError);
        if (!is_utf8(payload.substr(2))) return fail(CloseCode::BadData);
    }
    if (stage_ == Stage::Closing) {
        leave_open(Stage::Answering, close_code_);
        if (!outbox_) end();
        return;
    }
    queue(Opcode::Close, payload.substr(0, 2));
    leave_open(Stage::Answering, code);
    tell_closed();
}

void WebSocketConnection::pause_reading() { is_paused_ = true; }

void WebSocketConnection::resume_reading() {
    if (!std::exchange(is_paused_, false) || stage_ == Stage::Ended) return;
    heard_ = worker().deadlines().now();
    read_later();  // not now: this may be called by the handler that is being delivered to
}

void WebSocketConnection::resume() {
    if (!is_reading() || stage_ == Stage::Ended) return;
    if (const auto held = std::exchange(held_, nullptr)) {
        if (!receive(*held)) return;
    }
    if (is_reading() && channel_.has_buffered()) read();
    if (stage_ != Stage::Ended) watch();
}

// ---- Sending ----

Outbox& WebSocketConnection::outbox() {
    if (!outbox_) outbox_ = worker().take_outbox();
    if (!is_unflushed_ && !is_blocked_) {
        is_unflushed_ = true;
        worker().flush_later(self());
    }
    return *outbox_;
}

void WebSocketConnection::queue(Opcode opcode, std::string_view payload, std::string_view rest) {
    Outbox& box = outbox();
    if (opcode == Opcode::Close) append_pong(box);  // a close frame is the last one
    append_frame(box.bytes, opcode, payload, rest);
    worker().count_frames(0, 1);
}

void WebSocketConnection::append_pong(Outbox& box) {
    if (!std::exchange(box.has_pong, false)) return;
    append_frame(box.bytes, Opcode::Pong, box.pong);
    worker().count_frames(0, 1);
}

void WebSocketConnection::send_text(std::string_view text, std::string_view rest) { send(Opcode::Text, text, rest); }
void WebSocketConnection::send_binary(std::string_view bytes) { send(Opcode::Binary, bytes, {}); }

void WebSocketConnection::send(Opcode opcode, std::string_view payload, std::string_view rest) {
    if (stage_ != Stage::Open) return;
    if (outbox_ && outbox_->size() + payload.size() + rest.size() > worker().config().outbound_limit) {
        return close(CloseCode::TryAgainLater, "reading too slowly");
    }
    queue(opcode, payload, rest);
    // In steps, so that a slow reader does not ask for every frame.
    if (is_blocked_ && outbox_->size() > ticket_->unsent() + kUnsentStep && !ticket_->set_unsent(outbox_->size())) {
        close(CloseCode::TryAgainLater, "reading too slowly");
    }
}

// Every ping has its answer while little waits. Behind that the newest stands for all: RFC 6455, 5.5.3, asks for no more,
// and a peer that floods and does not read must not fill the outbox.
void WebSocketConnection::pong(std::string_view payload) {
    if (stage_ != Stage::Open) return;
    Outbox& box = outbox();
    if (!box.has_pong && box.size() <= kPongsBehind) return queue(Opcode::Pong, payload);
    box.pong = payload;
    box.has_pong = true;
}

void WebSocketConnection::flush() {
    is_unflushed_ = false;
    if (stage_ == Stage::Ended || is_blocked_ || !outbox_) return;
    append_pong(*outbox_);
    while (outbox_->size() > 0) {
        const IoResult sent = channel_.write_some(outbox_->rest());
        if (sent.is_done()) {
            outbox_->advance(sent.bytes);
            blocked_since_ = worker().deadlines().now();
            continue;
        }
        if (!sent.must_wait()) return end();
        if (!ticket_->set_unsent(outbox_->size())) return end(Farewell::Reset);
        is_blocked_ = true;
        writing_wants_read_ = sent.status == IoStatus::WantRead;
        blocked_since_ = std::max(blocked_since_, worker().deadlines().now());
        watch();
        return arm();
    }
    writing_wants_read_ = false;
    watch();
    ticket_->set_unsent(0);
    worker().give_back(std::move(outbox_));
    if (stage_ == Stage::Answering) return end();
    if (stage_ == Stage::Failed) channel_.shutdown_write();
}

// ---- Ending ----

void WebSocketConnection::close(CloseCode code, std::string_view reason) {
    if (stage_ != Stage::Open) return;
    queue(Opcode::Close, close_payload(static_cast<std::uint16_t>(code), reason));
    leave_open(Stage::Closing, static_cast<std::uint16_t>(code));
    if (is_paused_) resume_reading();  // the peer's close frame is behind what it sent
}

// The peer broke the protocol, or too much of what it does not end is kept. It is told why, and its bytes are thrown away
// until it goes: a close with unread bytes would reset the connection and lose the close frame.
void WebSocketConnection::fail(CloseCode code) {
    if (stage_ == Stage::Open) queue(Opcode::Close, close_payload(static_cast<std::uint16_t>(code), {}));
    leave_open(Stage::Failed, stage_ == Stage::Open ? static_cast<std::uint16_t>(code) : close_code_);
    reader_.reset();
    held_.reset();
    ticket_->set_unfinished(0);
    outbox();  // flush() shuts the sending half
    tell_closed();
}

void WebSocketConnection::leave_open(Stage stage, std::uint16_t code) {
    const bool was_open = stage_ == Stage::Open;
    stage_ = stage;
    close_code_ = code;
    if (was_open) worker().deadlines().set(*this, worker().config().close_timeout);
}

void WebSocketConnection::end(Farewell how) {
    if (stage_ == Stage::Ended) return;
    stage_ = Stage::Ended;
    const auto alive = std::exchange(kept_, nullptr);
    if (is_polled_) worker().poller().remove(channel_.socket(), *this);
    if (how == Farewell::Reset) channel_.reset();
    channel_.close();
    if (outbox_) worker().give_back(std::move(outbox_));
    held_.reset();
    worker().site().metrics.websockets.Decrement();
    tell_closed();
    leave();
}

void WebSocketConnection::tell_closed() {
    const auto handler = std::exchange(handler_, nullptr);
    if (!handler) return;
    try {
        handler->on_close(close_code_);
    } catch (const std::exception& error) {
        log::error("websocket.failed in=on_close error=\"{}\"", error.what());
    }
}

std::size_t WebSocketConnection::waiting() const { return outbox_ ? outbox_->size() : 0; }

void WebSocketConnection::drain() {
    if (stage_ != Stage::Open) return;
    try {
        handler_->on_drain();
    } catch (const std::exception& error) {
        log::error("websocket.failed in=on_drain error=\"{}\"", error.what());
    }
    close(CloseCode::GoingAway, "the server stops");
}

void WebSocketConnection::abort() { end(); }

// ---- Waiting too long ----

void WebSocketConnection::on_deadline() {
    const std::uint32_t now = worker().deadlines().now();
    const auto interval = static_cast<std::uint32_t>(worker().config().ping_interval.count());
    if (stage_ != Stage::Open) return give_up();
    if (is_blocked_ && now - blocked_since_ > worker().config().write_timeout.count()) return give_up();
    if (is_paused_) heard_ = now;  // nobody listens for its answer
    if (unfinished_since_ != 0 && now - unfinished_since_ > worker().config().body_timeout.count()) return fail(CloseCode::TryAgainLater);
    if (now - heard_ > interval * (pings_ + 1u)) {
        if (pings_ == kPings) return give_up();
        ++pings_;
        queue(Opcode::Ping, {});
    }
    arm();
}

void WebSocketConnection::give_up() {
    end(Farewell::Reset);
}

void WebSocketConnection::arm() {
    if (stage_ != Stage::Open) return;
    const std::uint32_t now = worker().deadlines().now();
    auto due = heard_ + static_cast<std::uint32_t>(worker().config().ping_interval.count()) * (pings_ + 1u);
    if (unfinished_since_ != 0) due = std::min(due, unfinished_since_ + static_cast<std::uint32_t>(worker().config().body_timeout.count()) + 1);
    if (is_blocked_) due = std::min(due, blocked_since_ + static_cast<std::uint32_t>(worker().config().write_timeout.count()));
    worker().deadlines().set(*this, std::chrono::seconds(due > now ? due - now : 0));
}

}  // namespace parley::net
