#include "api/discord/cdn/answers.h"

#include "base/json_writer.h"
#include "net/file_response.h"

namespace parley::api::discord::cdn {
namespace {

// Clients of other origins show these, and draw them on canvases.
void allow_everybody(net::Headers& headers) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Cross-Origin-Resource-Policy", "cross-origin");
}

void describe(net::Headers& headers, std::string_view content_type) {
    headers.set("Content-Type", std::string(content_type));
    headers.set("Cache-Control", "public, max-age=31536000, immutable");
    headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
    allow_everybody(headers);
}

}  // namespace

net::Response file(const net::Request& request, InputFile input, std::string_view content_type, const std::string& etag) {
    net::Response response = net::file_response(request, std::move(input), etag);
    describe(response.headers, content_type);
    return response;
}

net::Response bytes(const net::Request& request, std::string_view content, std::string_view content_type, const std::string& etag) {
    net::Response response{.status = 200, .body = {}};
    response.headers.set("ETag", etag);
    if (net::matches_etag(request.headers, etag)) response.status = 304;
    else response.fixed_body = content;
    describe(response.headers, content_type);
    return response;
}

net::Response not_found() { return refused(404, "404: Not Found"); }

net::Response refused(int status, std::string_view why) {
    JsonWriter json;
    json.object([&] { json.field("message", why).field("code", 0); });
    net::Response response = net::Response::json(status, json.take());
    response.headers.set("Cache-Control", "no-store");
    allow_everybody(response.headers);
    return response;
}

}  // namespace parley::api::discord::cdn
