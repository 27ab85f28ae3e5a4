#include "net/http_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace parley::net {
namespace {

void append_default(std::string& out, const Headers& headers, std::string_view name, std::string_view value) {
    if (!headers.has(name)) append_field(out, name, value);
}

// These are framed by their status alone (RFC 9112, 6.3).
bool may_have_length(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string_view reason_phrase(int status) {
    switch (status) {
        case 100: return "Continue";
        case 101: return "Switching Protocols";
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 411: return "Length Required";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 417: return "Expectation Failed";
        case 422: return "Unprocessable Content";
        case 426: return "Upgrade Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 502: return "Bad Gateway";
        case 503: return "Service Unavailable";
        case 504: return "Gateway Timeout";
        case 505: return "HTTP Version Not Supported";
        case 507: return "Insufficient Storage";
        default: return "Status";
    }
}

Response error_response(int status) { return Response::json(status, fmt::format(R"({{"detail":"{}"}})", reason_phrase(status))); }

std::string_view http_date() {
    thread_local char text[32];
    thread_local std::time_t made_at = -1;
    const std::time_t now = std::time(nullptr);
    if (now != made_at) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);  // the program never leaves the C locale
        made_at = now;
    }
    return text;
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    auto append = [&](std::string_view text) {
        const auto begin = out.size();
        out += text;
        std::replace_if(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
                        [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }, ' ');
    };
    append(name);
    out += ": ";
    append(value);
    out += "\r\n";
}

std::string_view body_of(const Response& response) {
    return response.fixed_body.empty() ? std::string_view(response.body) : response.fixed_body;
}

std::uint64_t body_size(const Response& response) { return response.file ? response.file->length : body_of(response).size(); }

std::string format_head(const Response& response, const Framing& framing) {
    std::string head;
    head.reserve(512);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    append_field(head, "Date", http_date());
    if (may_have_length(response.status)) append_field(head, "Content-Length", fmt::format_int(body_size(response)).c_str());
    if (!framing.keeps_alive) {
        append_field(head, "Connection", "close");
    } else if (framing.is_http_1_0) {
        append_field(head, "Connection", "keep-alive");
    }
    for (const auto& [name, value] : response.headers) append_field(head, name, value);
    append_default(head, response.headers, "X-Content-Type-Options", "nosniff");
    append_default(head, response.headers, "Referrer-Policy", "same-origin");
    append_default(head, response.headers, "X-Frame-Options", "DENY");
    head += "\r\n";
    return head;
}

}  // namespace parley::net
