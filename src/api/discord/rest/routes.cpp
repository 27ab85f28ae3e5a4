#include "api/discord/rest/routes.h"

#include "api/discord/rest/caller.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::string_view kPrefixes[] = {"/api/v10", "/api/v9", "/api"};

void require_access(Access access, const std::optional<Caller>& caller) {
    if (access == Access::Anybody) return;
    if (!caller) throw Refusal(Code::NotAuthenticated);
    if (access == Access::People && caller->is_bot) throw Refusal(Code::OnlyUsers);
    if (access == Access::Bots && !caller->is_bot) throw Refusal(Code::OnlyBots);
}

// Clients of other origins call too; their cookies never count, so everybody may read the answers.
void allow_other_origins(net::Headers& headers) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Expose-Headers", "*");
}

Task<net::Response> run(Services& services, const Endpoint& endpoint, net::Request& request) {
    const auto caller = co_await find_caller(services, request);
    require_access(endpoint.access, caller);
    Call call{.request = request, .caller = caller.value_or(Caller{})};
    co_return co_await endpoint.operation(services, call);
}

Task<net::Response> answer(Services& services, const Endpoint& endpoint, net::Request& request) {
    std::exception_ptr failure;
    net::Response response;
    try {
        response = co_await run(services, endpoint, request);
    } catch (const boost::system::system_error&) {
        throw;  // the loop stops
    } catch (...) {
        failure = std::current_exception();
    }
    if (failure) response = failed(request, failure);
    allow_other_origins(response.headers);
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
    co_return response;
}

}  // namespace

void add(net::Router& router, Services& services, Endpoint endpoint) {
    for (const std::string_view prefix : kPrefixes) {
        router.add({.method = endpoint.method, .pattern = std::string(prefix) + endpoint.pattern,
                    .handler = [&services, endpoint](net::Request& request) { return answer(services, endpoint, request); },
                    .body_limit = endpoint.body_limit});
    }
}

}  // namespace parley::api::discord::rest
