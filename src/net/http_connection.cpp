#include "net/http_connection.h"

#include "base/blocking.h"
#include "base/log.h"
#include "base/text.h"
#include "net/body_decoder.h"
#include "net/form_receiver.h"
#include "net/http_writer.h"
#include "net/loop.h"
#include "net/websocket_connection.h"
#include "net/websocket_handshake.h"
#include "net/worker.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <span>
#include <system_error>

namespace parley::net {
namespace asio = boost::asio;

namespace {

constexpr std::size_t kSkippedBody = 64 * 1024;       // bytes of a body that nobody wants and that are still read
constexpr std::size_t kJoinedBody = 16 * 1024;        // bytes: one TLS record
constexpr std::size_t kFirstReservation = 64 * 1024;  // bytes of a body for which a mere announcement gets memory

constexpr std::size_t kUnfinishedStep = 4 * 1024;     // bytes, see count_unfinished()

constexpr std::size_t kPacedBytes = 1 << 20;          // of an upload: each gets the time of a whole body
constexpr std::size_t kWrittenAtOnce = 128 * 1024;    // bytes: some 0.1 ms
constexpr std::size_t kFilePiece = 128 * 1024;        // bytes of a file that are in memory for a peer

constexpr std::string_view kAllMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

bool is_upload(const HttpHead& head, const Route* route) {
    if (!route || route->upload_limit == 0) return false;
    const std::string_view type = head.request.headers.get("Content-Type");
    return is_same_name(trimmed(type.substr(0, type.find(';'))), "multipart/form-data");
}

Response refusal_of(const Route* route, int status) {
    return route && route->refuse ? route->refuse(status) : error_response(status);
}

std::size_t read_or_none(const InputFile& file, std::uint64_t offset, std::span<char> into) {
    try {
        return file.read(offset, into);
    } catch (const std::system_error& failure) {
        log::error("http.file_failed error=\"{}\"", failure.what());
        return 0;
    }
}

}  // namespace

HttpConnection::HttpConnection(std::shared_ptr<Worker> worker, Channel channel, const IpAddress& address, Admission::Ticket ticket)
    : Connection(std::move(worker), std::move(ticket)),
      transport_(this->worker().loop().context(), std::move(channel)),
      address_(address) {}

Task<> HttpConnection::serve(std::shared_ptr<HttpConnection> self) {
    HttpConnection& connection = *self;
    bool goes_on = co_await connection.handshake();
    while (goes_on) goes_on = co_await connection.wait_for_request() && co_await connection.serve_request();
    if (connection.must_linger_) co_await connection.linger();
}

void HttpConnection::enter(Phase phase, std::chrono::seconds deadline) {
    phase_ = phase;
    worker().deadlines().set(*this, deadline);
}

void HttpConnection::on_deadline() {
    if (phase_ == Phase::First || phase_ == Phase::Reading) {
        refusal_ = 408;
        transport_.cancel();
    } else if (phase_ == Phase::Writing || phase_ == Phase::Lingering) {
        transport_.reset();
    } else {
        transport_.close();
    }
}

void HttpConnection::drain() {
    const bool is_between_requests = phase_ == Phase::Handshake || phase_ == Phase::First || phase_ == Phase::Idle;
    if (is_between_requests) transport_.close();
}

void HttpConnection::abort() { transport_.close(); }

Task<bool> HttpConnection::handshake() {
    if (!channel().is_tls()) {
        enter(Phase::First, worker().config().header_timeout);
        co_return true;
    }
    enter(Phase::Handshake, worker().config().header_timeout);
    for (;;) {
        const IoResult result = channel().handshake();
        if (result.is_done()) break;
        if (!result.must_wait() || !co_await transport_.wait(result.status)) co_return false;
    }
    enter(Phase::First, worker().config().header_timeout);
    co_return true;
}

// Nothing but this coroutine and its caller's frame is held by a connection that waits here.
Task<bool> HttpConnection::wait_for_request() {
    if (input_.empty()) {
        if (!co_await fill()) {
            if (refusal_) co_await refuse(refusal_);
            co_return false;
        }
    } else {
        phase_ = Phase::Reading;
        co_await asio::post(asio::use_awaitable);  // a pile of pipelined requests must not hold up the loop
    }
    // The first request's time runs since the accept.
    if (phase_ == Phase::First) {
        phase_ = Phase::Reading;
    } else {
        enter(Phase::Reading, worker().config().header_timeout);
    }
    co_return true;
}

Task<bool> HttpConnection::fill() {
    if (input_.empty()) input_ = {};  // its memory goes back while the peer takes its time
    IoStatus want = IoStatus::WantRead;
    bool must_wait = !channel().has_buffered();
    for (;;) {
        if (must_wait && !co_await transport_.wait(want)) co_return false;
        if (must_wait) worker().count_wake();
        const auto buffer = worker().read_buffer();
        const IoResult got = channel().read_some(buffer);
        if (got.is_done()) {
            input_.append(buffer.data(), got.bytes);
            co_return count_unfinished();
        }
        if (!got.must_wait()) co_return false;
        want = got.status;
        must_wait = true;
    }
}

// In whole steps: the usual request, which is small, asks nobody. False: too much is kept for this peer.
bool HttpConnection::count_unfinished() {
    if (phase_ == Phase::Lingering) return true;
    if (ticket_->set_unfinished(kept())) return true;
    refusal_ = 503;
    return false;
}

std::size_t HttpConnection::kept() const {
    return (input_.size() + head_bytes_ + body_bytes_) / kUnfinishedStep * kUnfinishedStep;
}

// What came behind it stays.
void HttpConnection::forget_request() {
    head_bytes_ = body_bytes_ = 0;
    ticket_->set_unfinished(kept());
}

// True when the connection goes on to the next request.
Task<bool> HttpConnection::serve_request() {
    HttpScanner scanner(worker().site().limits);
    for (;;) {
        const auto state = scanner.scan(input_);
        if (state == HttpScanner::State::Complete) break;
        if (state == HttpScanner::State::Refused) co_return co_await refuse(scanner.status());
        if (!co_await fill()) co_return refusal_ && co_await refuse(refusal_);
    }
    const auto block = std::string_view(input_).substr(scanner.begin(), scanner.size() - scanner.begin());
    auto head = parse_http_head(block, worker().site().limits);
    head_bytes_ = scanner.size();
    input_.erase(0, scanner.size());
    if (!head) co_return co_await refuse(head.error().status);
    complete(*head);
    if (!co_await answer(*head)) co_return false;
    forget_request();
    enter(Phase::Idle, worker().config().idle_timeout);
    co_return true;
}

void HttpConnection::complete(HttpHead& head) {
    Request& request = head.request;
    request.loop = &worker().loop();
    request.peer = worker().site().trusted.peer(address_, channel().is_tls(), request.headers);
}

Router::Match HttpConnection::find_route(const HttpHead& head) {
    const Router& router = worker().site().router;
    const Request& request = head.request;
    Router::Match match;
    if (head.is_for_server) {
        match.instead = Response{.status = 204, .body = {}}.with("Allow", std::string(kAllMethods));
        return match;
    }
    if (request.wants_upgrade) {
        match = router.find_websocket(request.path);
        if (match.route) return match;
    }
    match = head.is_foreign_method ? router.find_unknown_method(request.path) : router.find(request);
    if (!match.route) return match;
    if (auto refusal = refuse_websocket_handshake(request)) {
        match.route = nullptr;
        match.instead = std::move(*refusal);
    }
    return match;
}

Task<bool> HttpConnection::answer(HttpHead& head) {
    Router::Match match = find_route(head);
    head.request.params = std::move(match.params);
    if (head.has_body()) {
        if (match.route && !co_await admits_upload(head, *match.route)) co_return false;
        const int status = co_await read_body(head, match.route);
        if (status < 0) co_return false;
        if (status > 0) {
            // Where there is no route, the client learns that first.
            const bool is_lost = !match.route && status == 413;
            co_return co_await refuse_body(head, is_lost ? std::move(match.instead) : refusal_of(match.route, status));
        }
    }
    Response response = std::move(match.instead);
    if (match.route) {
        response = co_await handle(*match.route, head.request);
        co_await drop_upload(head.request);
    }
    if (response.websocket) {
        if (head.request.wants_upgrade) {
            open_websocket(head, response);
            co_return false;
        }
        response = error_response(426).with("Upgrade", "websocket").with("Sec-WebSocket-Version", "13");
    }
    if (response.close || worker().is_draining()) head.keeps_alive = false;
    // The pattern, not the path: paths may hold tokens.
    log::debug("http.answered method={} route={} status={}", to_string(head.request.method), match.route ? match.route->pattern : "-",
               response.status);
    co_return co_await respond(response, head) && head.keeps_alive;
}

// Who may not send it need not: an upload is not received for somebody who is not known.
Task<bool> HttpConnection::admits_upload(HttpHead& head, const Route& route) {
    if (!route.admit || !is_upload(head, &route)) co_return true;
    const Response response = co_await run(route.admit, head.request);
    if (response.status / 100 == 2) co_return true;
    co_return co_await refuse_body(head, response);
}

// Always false: the rest of the body is not read.
Task<bool> HttpConnection::refuse_body(HttpHead& head, Response response) {
    must_linger_ = true;
    head.keeps_alive = false;
    co_await respond(response, head);
    co_return false;
}

std::unique_ptr<FormReceiver> HttpConnection::receiver_for(const HttpHead& head, const Route* route) {
    if (!is_upload(head, route)) return nullptr;
    const auto boundary = MultipartReader::find_boundary(head.request.headers.get("Content-Type"));
    const UploadLimits limits{.field_bytes = route->body_limit, .file_bytes = route->upload_limit};
    return boundary ? std::make_unique<FormReceiver>(worker().site().spool, *boundary, limits) : nullptr;
}

// 0: the body is here. Otherwise the status that refuses it, or -1: the peer is gone.
Task<int> HttpConnection::read_body(HttpHead& head, const Route* route) {
    std::string& body = head.request.body;
    const auto receiver = receiver_for(head, route);
    const std::size_t limit = (route ? route->body_limit : kSkippedBody) + (receiver ? route->upload_limit : 0);
    const bool is_unwanted = !route && head.expects_continue;
    if (head.length.value_or(0) > limit || is_unwanted) co_return 413;
    if (head.expects_continue && input_.empty()) {
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {}, 0)) co_return -1;
    }
    enter(Phase::Reading, worker().config().body_timeout);
    body.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(head.length.value_or(0), kFirstReservation)));
    BodyDecoder decoder(head, limit, worker().config().header_limit);
    for (std::size_t in_time = 0;;) {
        std::string_view rest = input_;
        const auto state = decoder.feed(rest, body);
        input_.erase(0, input_.size() - rest.size());
        body_bytes_ = receiver ? receiver->kept() : body.size();
        if (receiver) {
            if (const int status = co_await receiver->take(body)) co_return status;
            in_time += body.size();
            body.clear();
            // However large an upload is, it only has to keep a pace.
            if (in_time >= kPacedBytes && !refusal_) in_time = 0, enter(Phase::Reading, worker().config().body_timeout);
        }
        if (state == ChunkDecoder::State::Done) break;
        if (state == ChunkDecoder::State::Malformed) co_return 400;
        if (state == ChunkDecoder::State::TooLarge) co_return 413;
        if (refusal_ || !co_await fill()) co_return refusal_ ? refusal_ : -1;
    }
    if (!receiver) co_return 0;
    refusal_ = 0;  // it was the disk that was late, with the last piece
    head.request.upload = receiver->release();
    co_return receiver->finish();
}

// Files that the handler did not take: removing one may wait for the disk.
Task<> HttpConnection::drop_upload(Request& request) {
    if (!request.upload) co_return;
    co_await run_on(worker().site().spool.threads(), [&] { request.upload.reset(); });
}

// Large answers are few until they are with their peers, or wait for them and count as unsent.
Task<Response> HttpConnection::handle(const Route& route, Request& request) {
    if (!route.is_large) co_return co_await run(route.handler, request);
    phase_ = Phase::Handling;
    worker().deadlines().park(*this);
    turn_.emplace(co_await worker().large_answers().take(IpAddress::parse(request.peer.address).value_or(address_)));
    co_return co_await run(route.handler, request);
}

Task<Response> HttpConnection::run(const Handler& handler, Request& request) {
    phase_ = Phase::Handling;
    worker().deadlines().park(*this);
    std::exception_ptr failure;
    try {
        co_return co_await handler(request);
    } catch (...) {
        failure = std::current_exception();
    }
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none) std::rethrow_exception(failure);
    co_return worker().site().router.failed(request, failure);
}

void HttpConnection::open_websocket(HttpHead& head, Response& response) {
    worker().site().metrics.count_answer(101);
    forget_request();
    WebSocketConnection::open(worker_, {
        .channel = transport_.release(),
        .ticket = std::move(*ticket_),
        .peer = std::move(head.request.peer),
        .handler = std::move(response.websocket),
        .answer = accept_websocket(head.request, response),
        .input = std::move(input_),
    });
}

// Always false: nothing that follows on this connection can be understood.
Task<bool> HttpConnection::refuse(int status) {
    HttpHead head;
    head.keeps_alive = false;
    must_linger_ = true;
    const Response response = error_response(status);
    co_await respond(response, head);
    co_return false;
}

Task<bool> HttpConnection::respond(const Response& response, const HttpHead& head) {
    worker().site().metrics.count_answer(response.status);
    std::string bytes = format_head(response, {.keeps_alive = head.keeps_alive, .is_http_1_0 = head.is_http_1_0});
    const bool has_body = (head.is_foreign_method || head.request.method != Method::Head) && response.status != 204 &&
                          response.status != 304;
    std::string_view body = has_body && !response.file ? body_of(response) : std::string_view{};
    if (channel().is_tls() && body.size() < kJoinedBody) {
        bytes += body;
        body = {};
    }
    bool is_written = co_await write(bytes, body, bytes.size() + response.body.size());
    if (is_written && has_body && response.file) is_written = co_await write_file(*response.file);
    turn_.reset();
    if (!is_written) must_linger_ = false;
    if (is_written && !head.keeps_alive) channel().shutdown_write();
    co_return is_written;
}

// `kept_bytes` stay in memory for as long as the peer takes. In pieces: the loop has others to serve meanwhile.
Task<bool> HttpConnection::write(std::string_view head, std::string_view body, std::size_t kept_bytes) {
    enter(Phase::Writing, worker().config().write_timeout);
    while (!head.empty() || !body.empty()) {
        const IoResult sent = channel().write_some(head, body.substr(0, kWrittenAtOnce));
        if (sent.is_done()) {
            const std::size_t of_head = std::min(sent.bytes, head.size());
            head.remove_prefix(of_head);
            body.remove_prefix(sent.bytes - of_head);
            worker().deadlines().set(*this, worker().config().write_timeout);
            if (!body.empty()) co_await asio::post(asio::use_awaitable);
        } else if (!sent.must_wait()) {
            co_return false;
        } else if (!ticket_->set_unsent(kept_bytes)) {
            transport_.reset();  // what the kernel holds for it has to go too
            co_return false;
        } else {
            turn_.reset();
            if (!co_await transport_.wait(sent.status)) co_return false;
        }
    }
    ticket_->set_unsent(0);
    co_return true;
}

// What lies in memory already is sent at once; for the rest another thread waits for the disk.
Task<bool> HttpConnection::write_file(const FileBody& body) {
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(body.length, kFilePiece)), '\0');
    for (std::uint64_t done = 0; done < body.length;) {
        const std::uint64_t offset = body.offset + done;
        const std::span<char> into(piece.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), body.length - done)));
        std::size_t got = body.file.read_ready(offset, into);
        if (got == 0) got = co_await run_on(worker().site().spool.threads(), [&] { return read_or_none(body.file, offset, into); });
        if (got == 0) {
            transport_.reset();  // less than was promised: the peer must not take it for the whole
            co_return false;
        }
        if (!co_await write({}, std::string_view(piece).substr(0, got), got)) co_return false;
        done += got;
        co_await asio::post(asio::use_awaitable);  // a large file must not hold up the loop
    }
    co_return true;
}

// RFC 9112, 9.6: closing while the peer still sends resets the connection, and the answer is lost with it.
Task<> HttpConnection::linger() {
    forget_request();
    enter(Phase::Lingering, worker().config().close_timeout);
    for (;;) {
        input_.clear();
        if (!co_await fill()) co_return;
    }
}

}  // namespace parley::net
