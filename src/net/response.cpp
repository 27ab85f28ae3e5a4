#include "net/response.h"

#include "net/websocket.h"

#include <utility>

namespace parley::net {
namespace {

Response typed(int status, std::string body, std::string type) {
    Response response{.status = status, .body = std::move(body)};
    response.headers.add("Content-Type", std::move(type));
    return response;
}

}  // namespace

Response Response::json(int status, std::string body) { return typed(status, std::move(body), "application/json"); }
Response Response::html(int status, std::string body) { return typed(status, std::move(body), "text/html; charset=utf-8"); }
Response Response::text(int status, std::string body) { return typed(status, std::move(body), "text/plain; charset=utf-8"); }

Response Response::redirect(int status, std::string location) {
    Response response{.status = status, .body = {}};
    response.headers.add("Location", std::move(location));
    return response;
}

Response Response::upgrade(std::shared_ptr<WebSocketHandler> handler, std::string protocol) {
    Response response{.status = 101, .body = {}};
    response.websocket = std::move(handler);
    response.websocket_protocol = std::move(protocol);
    return response;
}

Response Response::with(std::string name, std::string value) && {
    headers.add(std::move(name), std::move(value));
    return std::move(*this);
}

}  // namespace parley::net
