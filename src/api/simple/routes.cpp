#include "api/simple/routes.h"

namespace parley::api::simple {
namespace {

// What one person is told must not come out of a cache that others share.
Task<net::Response> answer_uncached(Services& services, net::Request& request, Answer answer) {
    net::Response response = co_await answer(services, request);
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
    co_return response;
}

}  // namespace

net::Route route(net::Method method, std::string pattern, Answer answer, Services& services) {
    return {.method = method, .pattern = std::move(pattern),
            .handler = [&services, answer](net::Request& request) { return answer_uncached(services, request, answer); }};
}

}  // namespace parley::api::simple
