// net/response.h -- What a handler answers.
#pragma once
#include "base/input_file.h"
#include "net/headers.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parley::net {

class WebSocketHandler;

// A part of a file, sent in pieces: it is never in memory as a whole.
struct FileBody {
    InputFile file;
    std::uint64_t offset = 0, length = 0;
};

// The connection adds Date, Content-Length, Connection and the security headers that a route did not set itself
// (X-Content-Type-Options: nosniff, Referrer-Policy: same-origin, X-Frame-Options: DENY). A body for a HEAD request
// is dropped after its length was said.
struct Response {
    int status = 200;
    std::string body;
    std::string_view fixed_body = {};  // used instead of `body` when not empty: bytes that live as long as the program
    std::shared_ptr<const FileBody> file = nullptr;  // used instead of both when set
    Headers headers;
    bool close = false;  // close the connection after this answer

    // Set by upgrade(): the connection becomes a WebSocket that this handler owns from then on.
    std::shared_ptr<WebSocketHandler> websocket;
    std::string websocket_protocol;  // the subprotocol chosen, or empty

    static Response json(int status, std::string body);  // Content-Type: application/json
    static Response html(int status, std::string body);  // text/html; charset=utf-8
    static Response text(int status, std::string body);  // text/plain; charset=utf-8
    static Response redirect(int status, std::string location);
    static Response upgrade(std::shared_ptr<WebSocketHandler> handler, std::string protocol = {});

    Response with(std::string name, std::string value) &&;  // adds a header
};

}  // namespace parley::net
