#include "net/http_head.h"

#include "base/text.h"
#include "net/trusted_proxies.h"
#include "net/websocket_handshake.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <charconv>

namespace parley::net {
namespace {

namespace http = boost::beast::http;
using Refused = std::unexpected<HttpRefusal>;

std::optional<Method> our_method(http::verb verb) {
    switch (verb) {
        case http::verb::get: return Method::Get;
        case http::verb::head: return Method::Head;
        case http::verb::post: return Method::Post;
        case http::verb::put: return Method::Put;
        case http::verb::patch: return Method::Patch;
        case http::verb::delete_: return Method::Delete;
        case http::verb::options: return Method::Options;
        default: return std::nullopt;
    }
}

// Absolute form: a proxy would go by the target and forget Host, so both must agree. Leaves path and query.
bool take_absolute_form(std::string& target, std::string_view host) {
    const std::string_view whole = target;
    const auto scheme_end = whole.find("://");
    if (scheme_end == std::string_view::npos) return false;
    const std::string_view scheme = whole.substr(0, scheme_end);
    if (!is_same_name(scheme, "http") && !is_same_name(scheme, "https")) return false;
    const auto begin = scheme_end + 3;
    const auto end = whole.find_first_of("/?", begin);
    const std::string_view authority = whole.substr(begin, end == std::string_view::npos ? end : end - begin);
    if (!is_same_name(authority, host)) return false;
    std::string rest(end == std::string_view::npos ? "" : whole.substr(end));
    if (!rest.starts_with('/')) rest.insert(0, "/");
    target = std::move(rest);
    return true;
}

bool take_target(HttpHead& head, http::verb verb) {
    Request& request = head.request;
    if (request.target == "*") {
        head.is_for_server = verb == http::verb::options;
        return head.is_for_server;
    }
    if (!request.target.starts_with('/') && !take_absolute_form(request.target, request.headers.get("Host"))) return false;
    const auto question = request.target.find('?');
    request.path = request.target.substr(0, question);
    if (question != std::string::npos) request.query = request.target.substr(question + 1);
    return true;
}

bool is_host_fine(const HttpHead& head) {
    const int count = head.request.headers.count("Host");
    if (count == 0) return head.is_http_1_0;
    return count == 1 && is_valid_host(head.request.headers.get("Host"));
}

// One way to say how long a body is, or none. Anything else is how requests are smuggled.
bool take_framing(HttpHead& head) {
    const Headers& headers = head.request.headers;
    const int lengths = headers.count("Content-Length"), codings = headers.count("Transfer-Encoding");
    if (lengths + codings > 1) return false;
    if (codings == 1) {
        head.is_chunked = is_same_name(headers.get("Transfer-Encoding"), "chunked");
        return head.is_chunked && !head.is_http_1_0;
    }
    if (lengths == 0) return true;
    const std::string_view digits = headers.get("Content-Length");
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (error != std::errc{} || end != digits.data() + digits.size()) return false;
    head.length = length;
    return true;
}

void take_connection(HttpHead& head) {
    const Headers& headers = head.request.headers;
    head.keeps_alive = head.is_http_1_0 ? headers.has_token("Connection", "keep-alive") : true;
    if (headers.has_token("Connection", "close")) head.keeps_alive = false;
}

}  // namespace

std::expected<HttpHead, HttpRefusal> parse_http_head(std::string_view block, const HttpLimits& limits) {
    http::request_parser<http::empty_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(limits.header + 4));
    parser.body_limit(boost::none);  // the route's limit counts, later
    boost::system::error_code error;
    parser.put(boost::asio::buffer(block), error);
    // Beast goes on to the body's framing with the last line and may already miss bytes there.
    if (!parser.is_header_done()) return Refused({400});

    HttpHead head;
    Request& request = head.request;
    const auto& parsed = parser.get();
    for (const auto& field : parsed) request.headers.add(std::string(field.name_string()), std::string(field.value()));
    request.target = std::string(parsed.target());
    head.is_http_1_0 = parsed.version() == 10;
    const auto method = our_method(parsed.method());
    request.method = method.value_or(Method::Get);
    head.is_foreign_method = !method;
    // CONNECT names no resource here that could allow something else.
    if (parsed.method() == http::verb::unknown || parsed.method() == http::verb::connect) return Refused({501});

    if (!is_host_fine(head) || !take_framing(head) || !take_target(head, parsed.method())) return Refused({400});
    take_connection(head);
    if (request.headers.has("Expect")) {
        if (!is_same_name(request.headers.get("Expect"), "100-continue")) return Refused({417});
        head.expects_continue = !head.is_http_1_0 && head.has_body();
    }
    request.wants_upgrade = !head.is_http_1_0 && is_websocket_handshake(request) && !head.has_body();
    return head;
}

}  // namespace parley::net
