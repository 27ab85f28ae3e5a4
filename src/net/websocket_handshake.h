// net/websocket_handshake.h -- The opening handshake (RFC 6455, section 4.2).
#pragma once
#include "net/request.h"
#include "net/response.h"

#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

// A complete handshake of version 13.
bool is_websocket_handshake(const Request& request);

// What to answer a GET that asks for a WebSocket in a way that can't be served: 426 for another version, 400 for a
// missing or malformed key. Nothing when it does not ask, or asks rightly.
std::optional<Response> refuse_websocket_handshake(const Request& request);

// The 101 with everything up to the empty line.
std::string accept_websocket(const Request& request, const Response& response);

}  // namespace parley::net
