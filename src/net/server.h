// net/server.h -- Accepts connections, gives each to a loop, and serves the router's table over HTTP/1.1.
#pragma once
#include "net/router.h"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace parley::net {

class Loops;

struct ServerConfig {
    std::string address = "127.0.0.1";
    int port = 8000;  // 0 takes a free one; port() tells
    std::string tls_cert, tls_key;           // PEM files; both or none
    std::vector<std::string> trusted;        // CIDR ranges, see Peer
    std::size_t header_limit = 16 * 1024;    // bytes of request line and header together; more is 431 (414 for the line)
    std::size_t target_limit = 8 * 1024;     // bytes of the request target; more is 414
    int header_count_limit = 100;            // more is 431
    std::size_t message_limit = 1 << 20;     // bytes of one WebSocket message; more closes with 1009
    std::size_t outbound_limit = 4 << 20;    // bytes waiting for one WebSocket; more closes with 1013
    int backlog_mib = 256;                   // MiB kept for all peers, of what they do not take and of requests and messages
                                             // that they have not sent to their end; a quarter of it for one address
    std::string spool_folder;                // for uploads under way; empty: no route may take any. Emptied at the start
    int spool_mib = 1024;                    // MiB of uploads under way at once; more are 503
    int connection_limit = 50'000;           // more are closed at once
    int connections_per_address = 20'000;    // not counted for trusted addresses
    std::chrono::seconds header_timeout{10}; // from the first byte (or the accept) to the end of the header; 408
    std::chrono::seconds body_timeout{60};   // for the whole body, of an upload for each MiB; 408
    std::chrono::seconds idle_timeout{75};   // between two requests; closed silently
    std::chrono::seconds write_timeout{30};  // without any progress of a write
    std::chrono::seconds ping_interval{30};  // WebSocket: ping after this silence, dead after two
    std::chrono::seconds close_timeout{5};   // from our close frame, or our refusal of a request, to the end
};

class Server {
public:
    // Binds at once; throws std::runtime_error with a sentence for a person when the address or the TLS files fail.
    // The router and the loops outlive the server. The process ignores SIGPIPE from here on.
    Server(Loops& loops, const Router& router, ServerConfig config);
    ~Server();

    int port() const;
    void start();

    // Stops accepting, closes idle connections, sends close 1001 to every WebSocket, lets requests in flight finish.
    // Returns when all are gone or the grace has passed. Not from a loop's thread.
    void drain(std::chrono::milliseconds grace);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parley::net
