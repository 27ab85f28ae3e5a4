// net/http_connection.h -- HTTP/1.1 on one connection: reads a request, runs its handler, writes the answer, and begins
// again. What a handler upgrades leaves as a WebSocketConnection.
#pragma once
#include "net/connection.h"
#include "net/fair_turns.h"
#include "net/http_head.h"
#include "net/ip_address.h"
#include "net/router.h"
#include "net/transport.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

class FormReceiver;

class HttpConnection final : public Connection {
public:
    HttpConnection(std::shared_ptr<Worker> worker, Channel channel, const IpAddress& address, Admission::Ticket ticket);

    // The life of the connection. Handlers are never cancelled because their client went away.
    static Task<> serve(std::shared_ptr<HttpConnection> self);

    void drain() override;
    void abort() override;

private:
    // What the connection waits for, and so what it means when it waits too long.
    enum class Phase : std::uint8_t {
        Handshake,  // TLS: closed silently
        First,      // the first byte after the accept: 408
        Idle,       // the first byte of another request: closed silently
        Reading,    // the rest of a request: 408
        Handling,   // never too long
        Writing,    // the peer, to take an answer: closed
        Lingering,  // the peer, to notice the end: closed
    };
    void enter(Phase phase, std::chrono::seconds deadline);
    void on_deadline() override;

    Task<bool> handshake();
    Task<bool> wait_for_request();
    Task<bool> fill();
    bool count_unfinished();
    void forget_request();
    std::size_t kept() const;
    Task<bool> serve_request();
    Task<bool> answer(HttpHead& head);
    Task<bool> admits_upload(HttpHead& head, const Route& route);
    Task<bool> refuse_body(HttpHead& head, Response response);
    Task<> drop_upload(Request& request);
    Task<int> read_body(HttpHead& head, const Route* route);
    Task<Response> handle(const Route& route, Request& request);
    Task<Response> run(const Handler& handler, Request& request);
    Task<bool> refuse(int status);
    Task<bool> respond(const Response& response, const HttpHead& head);
    Task<bool> write(std::string_view head, std::string_view body, std::size_t kept_bytes);
    Task<bool> write_file(const FileBody& file);
    Task<> linger();

    void complete(HttpHead& head);
    std::unique_ptr<FormReceiver> receiver_for(const HttpHead& head, const Route* route);
    Router::Match find_route(const HttpHead& head);
    void open_websocket(HttpHead& head, Response& response);

    Channel& channel() { return transport_.channel(); }

    Transport transport_;
    IpAddress address_;
    std::string input_;          // received and not used yet
    std::size_t head_bytes_ = 0, body_bytes_ = 0;  // of the request that is read or answered
    Phase phase_ = Phase::First;
    std::optional<FairTurns::Turn> turn_;  // of a large answer, until it is with the peer or waits for it
    int refusal_ = 0;            // why no more is read: 408, the deadline passed, or 503, too much is kept for the peer
    bool must_linger_ = false;   // the peer may still be sending: closing at once could destroy the answer on its way
};

}  // namespace parley::net
