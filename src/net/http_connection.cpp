#include "net/http_connection.h"

#include "base/log.h"
#include "net/http_writer.h"
#include "net/loop.h"
#include "net/websocket_connection.h"
#include "net/websocket_handshake.h"
#include "net/worker.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace parley::net {
namespace asio = boost::asio;

namespace {

constexpr std::size_t kUnfinishedStep = 4 * 1024;  // bytes, see count_unfinished()
constexpr std::string_view kAllMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

Response refusal_of(const Route* route, int status) {
    return route && route->refuse ? route->refuse(status) : error_response(status);
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

}  // namespace parley::net
