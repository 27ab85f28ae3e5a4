#include "api/pages/site.h"

namespace parley::api::pages {
namespace {

// Pictures of people may lie anywhere; everything else is ours.
constexpr const char* kContentPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: http: data: blob:; media-src 'self' https: http:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

}  // namespace

net::Response page(const Site& site, const net::Request& request, const std::string& name, Data data) {
    data.set("host", request.peer.host);
    data.set("instance", site.instance);
    return net::Response::html(200, render(name, std::move(data)))
        .with("Content-Security-Policy", kContentPolicy)
        .with("Cache-Control", "no-store");
}

net::Response redirect(std::string location) { return net::Response::redirect(303, std::move(location)); }

net::Route route(net::Method method, std::string pattern, Answer answer, Site& site) {
    return {.method = method, .pattern = std::move(pattern),
            .handler = [&site, answer](net::Request& request) { return answer(site, request); }};
}

}  // namespace parley::api::pages
