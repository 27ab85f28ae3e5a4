#include "net/http_connection.h"

#include "base/log.h"
#include "net/chunked.h"
#include "net/http_writer.h"
#include "net/loop.h"
#include "net/websocket_connection.h"
#include "net/websocket_handshake.h"
#include "net/worker.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace parley::net {
namespace asio = boost::asio;

namespace {

constexpr std::size_t kSkippedBody = 64 * 1024;       // bytes of a body that nobody wants and that are still read
constexpr std::size_t kJoinedBody = 16 * 1024;        // bytes: one TLS record
constexpr std::size_t kFirstReservation = 64 * 1024;  // bytes of a body for which a mere announcement gets memory

constexpr std::string_view kAllMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

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
        is_late_ = true;
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
        input_ = {};
        if (!co_await fill()) {
            if (is_late_) co_await refuse(408);
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
    IoStatus want = IoStatus::WantRead;
    bool must_wait = !channel().has_buffered();
    for (;;) {
        if (must_wait && !co_await transport_.wait(want)) co_return false;
        if (must_wait) worker().count_wake();
        const auto buffer = worker().read_buffer();
        const IoResult got = channel().read_some(buffer);
        if (got.is_done()) {
            input_.append(buffer.data(), got.bytes);
            co_return true;
        }
        if (!got.must_wait()) co_return false;
        want = got.status;
        must_wait = true;
    }
}

// True when the connection goes on to the next request.
Task<bool> HttpConnection::serve_request() {
    HttpScanner scanner(worker().site().limits);
    for (;;) {
        const auto state = scanner.scan(input_);
        if (state == HttpScanner::State::Complete) break;
        if (state == HttpScanner::State::Refused) co_return co_await refuse(scanner.status());
        if (!co_await fill()) co_return is_late_ && co_await refuse(408);
    }
    const auto block = std::string_view(input_).substr(scanner.begin(), scanner.size() - scanner.begin());
    auto head = parse_http_head(block, worker().site().limits);
    input_.erase(0, scanner.size());
    if (!head) co_return co_await refuse(head.error().status);
    complete(*head);
    if (!co_await answer(*head)) co_return false;
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
    match = head.is_foreign_method ? router.find_unknown_method(request.path) : router.find(request.method, request.path, request.query);
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
        const int status = co_await read_body(head, match.route);
        if (status < 0) co_return false;
        if (status > 0) {
            // Where there is no route, the client learns that first.
            const Response refusal = match.route || status != 413 ? error_response(status) : std::move(match.instead);
            must_linger_ = true;
            head.keeps_alive = false;
            co_await respond(refusal, head);
            co_return false;
        }
    }
    Response response = std::move(match.instead);
    if (match.route) {
        phase_ = Phase::Handling;
        worker().deadlines().park(*this);
        response = co_await run(*match.route, head.request);
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

// 0: the body is here. Otherwise the status that refuses it, or -1: the peer is gone.
Task<int> HttpConnection::read_body(HttpHead& head, const Route* route) {
    std::string& body = head.request.body;
    const std::size_t limit = route ? route->body_limit : kSkippedBody;
    const bool is_unwanted = !route && head.expects_continue;
    if (head.length.value_or(0) > limit || is_unwanted) co_return 413;
    if (head.expects_continue && input_.empty()) {
        if (!co_await write("HTTP/1.1 100 Continue\r\n\r\n", {}, 0)) co_return -1;
    }
    enter(Phase::Reading, worker().config().body_timeout);
    if (!head.is_chunked) {
        const auto length = static_cast<std::size_t>(*head.length);
        body.reserve(std::min(length, kFirstReservation));
        for (;;) {
            const std::size_t piece = std::min(input_.size(), length - body.size());
            body.append(input_, 0, piece);
            input_.erase(0, piece);
            if (body.size() == length) co_return 0;
            if (!co_await fill()) co_return is_late_ ? 408 : -1;
        }
    }
    ChunkDecoder decoder(limit, worker().config().header_limit);
    for (;;) {
        std::string_view rest = input_;
        const auto state = decoder.feed(rest, body);
        input_.erase(0, input_.size() - rest.size());
        if (state == ChunkDecoder::State::Done) co_return 0;
        if (state == ChunkDecoder::State::Malformed) co_return 400;
        if (state == ChunkDecoder::State::TooLarge) co_return 413;
        if (!co_await fill()) co_return is_late_ ? 408 : -1;
    }
}

Task<Response> HttpConnection::run(const Route& route, Request& request) {
    std::exception_ptr failure;
    try {
        co_return co_await route.handler(request);
    } catch (...) {
        failure = std::current_exception();
    }
    const auto state = co_await asio::this_coro::cancellation_state;
    if (state.cancelled() != asio::cancellation_type::none) std::rethrow_exception(failure);
    co_return worker().site().router.failed(request, failure);
}

void HttpConnection::open_websocket(HttpHead& head, Response& response) {
    worker().site().metrics.count_answer(101);
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
    std::string_view body = has_body ? body_of(response) : std::string_view{};
    if (channel().is_tls() && body.size() < kJoinedBody) {
        bytes += body;
        body = {};
    }
    const bool is_written = co_await write(bytes, body, bytes.size() + response.body.size());
    if (!is_written) must_linger_ = false;
    if (is_written && !head.keeps_alive) channel().shutdown_write();
    co_return is_written;
}

// `kept_bytes` stay in memory for as long as the peer takes.
Task<bool> HttpConnection::write(std::string_view head, std::string_view body, std::size_t kept_bytes) {
    enter(Phase::Writing, worker().config().write_timeout);
    while (!head.empty() || !body.empty()) {
        const IoResult sent = channel().write_some(head, body);
        if (sent.is_done()) {
            const std::size_t of_head = std::min(sent.bytes, head.size());
            head.remove_prefix(of_head);
            body.remove_prefix(sent.bytes - of_head);
            worker().deadlines().set(*this, worker().config().write_timeout);
        } else if (!sent.must_wait()) {
            co_return false;
        } else if (!ticket_->set_backlog(kept_bytes)) {
            transport_.reset();  // what the kernel holds for it has to go too
            co_return false;
        } else if (!co_await transport_.wait(sent.status)) {
            co_return false;
        }
    }
    ticket_->set_backlog(0);
    co_return true;
}

// RFC 9112, 9.6: closing while the peer still sends resets the connection, and the answer is lost with it.
Task<> HttpConnection::linger() {
    enter(Phase::Lingering, worker().config().close_timeout);
    for (;;) {
        input_.clear();
        if (!co_await fill()) co_return;
    }
}

}  // namespace parley::net
