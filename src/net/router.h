// net/router.h -- All routes as one table.
#pragma once
#include "base/task.h"
#include "net/request.h"
#include "net/response.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace parley::net {

// A handler may throw: the connection then answers what `on_error` of the router makes of the exception.
using Handler = std::function<Task<Response>(Request&)>;

struct Route {
    Method method = Method::Get;
    // "/api/messages/{other}": a {name} takes one non-empty segment, decoded after the split. A last "{name...}" takes
    // one or more, joined by slashes. A literal segment wins over a {name}, that over a {name...}.
    std::string pattern;
    Handler handler;
    std::size_t body_limit = 1 << 20;  // bytes; more is 413 before the body is read
    bool is_large = false;             // its answer may have some MiB: only few are made at a time, by turns of the addresses
    bool is_websocket = false;         // takes the WebSocket handshakes of its path; all else goes to the others

    // Above zero: a multipart body whose files have up to that many bytes together is taken apart as it arrives, its
    // files go to the disk, and the handler finds Request::upload. Its fields, and other bodies, keep to `body_limit`.
    std::size_t upload_limit = 0;
    // Runs before an upload's body is read: an answer that is not 2xx, or what it throws, refuses the upload.
    Handler admit = nullptr;
    // How this door says the status that refuses a body (400, 408, 413, 500, 503, 507). Null: error_response().
    std::function<Response(int status)> refuse = nullptr;
};

inline Route large(Route route) {
    route.is_large = true;
    return route;
}

// Answers for a path that has no route, or none for the method. HEAD runs the GET route.
class Router {
public:
    using OnError = std::function<Response(const Request&, std::exception_ptr)>;

    // Changes what is answered where no route is: 404, 405, 204 for OPTIONS.
    using OnMissing = std::function<void(const Request& request, Response& answer)>;

    void add(Route route);
    void set_on_error(OnError on_error);
    void set_on_missing(OnMissing on_missing);

    struct Match {
        const Route* route = nullptr;     // null: answer `instead`
        std::vector<std::string> params;
        Response instead;                 // 404, 405 with Allow, 204 for OPTIONS with Allow, 307 for a slash too many
    };
    // `path` is percent-encoded, without the query. A segment that does not decode to UTF-8, or holds NUL, is 404.
    Match find(Method method, std::string_view path, std::string_view query) const;
    // What find() makes of the request, its `instead` as on_missing says it.
    Match find(const Request& request) const;
    // For a handshake. A path has a route for these beside its others; a slash too many is overlooked, since few
    // clients follow a redirect here. Where there is none, `route` is null and find() knows the rest.
    Match find_websocket(std::string_view path) const;
    // A method that HTTP knows and this program does not: 405 where the path exists, 404 elsewhere.
    Match find_unknown_method(std::string_view path) const;
    Response failed(const Request& request, std::exception_ptr error) const;

    const std::vector<Route>& routes() const;

    Router();
    ~Router();
    Router(Router&&) noexcept;
    Router& operator=(Router&&) noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parley::net
