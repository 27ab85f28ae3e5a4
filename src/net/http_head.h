// net/http_head.h -- What the header of a request says, once it was scanned: the request itself and how its body is framed.
#pragma once
#include "net/http_scanner.h"
#include "net/request.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace parley::net {

struct HttpHead {
    Request request;                        // without params, body, peer and loop
    bool is_foreign_method = false;         // HTTP has it, this program does not; Request::method means nothing
    bool is_for_server = false;             // OPTIONS *
    bool is_http_1_0 = false;
    bool keeps_alive = true;                // as far as the client is concerned
    bool expects_continue = false;
    bool is_chunked = false;
    std::optional<std::uint64_t> length;    // Content-Length

    bool has_body() const { return is_chunked || length.value_or(0) > 0; }
};

// Why a request is refused; the connection closes.
struct HttpRefusal {
    int status = 400;
};

// `block` is what a scanner called complete: request line to empty line.
std::expected<HttpHead, HttpRefusal> parse_http_head(std::string_view block, const HttpLimits& limits);

}  // namespace parley::net
