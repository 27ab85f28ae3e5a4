// net/request.h -- An HTTP request as a handler sees it: complete, its body read, its limits and its syntax checked.
#pragma once
#include "net/headers.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::net {

class Loop;
struct UploadForm;

enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

// Who is at the other end. Behind a proxy named by --trust, what the proxy forwarded; otherwise the socket's own.
struct Peer {
    std::string address;           // textual IPv4 or IPv6, no port
    bool is_secure = false;        // TLS here, or said by a trusted proxy (X-Forwarded-Proto: https)
    bool is_trusted = false;       // the address lies in a --trust range: per-address throttles leave it alone
    std::string host;              // Host header, or a trusted proxy's X-Forwarded-Host
};

struct Request {
    Method method = Method::Get;
    std::string target;               // as it came: path?query
    std::string path;                 // without the query, still percent-encoded
    std::string query;                // without '?', still percent-encoded
    std::vector<std::string> params;  // the {names} of the route's pattern, percent-decoded, in order
    Headers headers;
    std::string body;
    std::shared_ptr<UploadForm> upload;  // instead of `body`: a multipart form, on a route that takes uploads (net/upload.h)
    Peer peer;
    Loop* loop = nullptr;             // the loop that the connection lives on
    bool wants_upgrade = false;       // a well-formed WebSocket handshake of version 13

    // The decoded value of the first query field of that name.
    std::optional<std::string> query_value(std::string_view name) const;
    // All of them, in their order.
    std::vector<std::string> query_values(std::string_view name) const;
    // The decoded value of the cookie of that name.
    std::optional<std::string> cookie(std::string_view name) const;
};

std::string_view to_string(Method method);

}  // namespace parley::net
