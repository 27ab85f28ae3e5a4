#include "api/simple/routes.h"

namespace parley::api::simple {

net::Route route(net::Method method, std::string pattern, Answer answer, Services& services) {
    return {.method = method, .pattern = std::move(pattern),
            .handler = [&services, answer](net::Request& request) { return answer(services, request); }};
}

}  // namespace parley::api::simple
