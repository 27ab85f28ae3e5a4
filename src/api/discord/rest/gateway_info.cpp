// Where the gateway is, and how many may identify at once.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> get_gateway(Services& services, Call& call) {
    JsonWriter answer;
    answer.object([&] { answer.field("url", gateway_address(services, call.request)); });
    co_return json(answer);
}

Task<net::Response> get_gateway_bot(Services& services, Call& call) {
    const core::IdentifyLimits::Left left = services.identifies.left(call.user());
    JsonWriter answer;
    answer.object([&] {
        answer.field("url", gateway_address(services, call.request)).field("shards", 1);
        answer.key("session_start_limit").object([&] {
            answer.field("total", core::kIdentifiesADay).field("remaining", left.today).field("reset_after", left.until_tomorrow.count());
            answer.field("max_concurrency", core::kIdentifiesAtOnce);
        });
    });
    co_return json(answer);
}

}  // namespace

void add_gateway_info(net::Router& router, Services& services) {
    add(router, services, {net::Method::Get, "/gateway", get_gateway, Access::Anybody});
    add(router, services, {net::Method::Get, "/gateway/bot", get_gateway_bot});
}

}  // namespace parley::api::discord::rest
