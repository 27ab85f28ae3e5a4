// A channel by its id alone: which kind it is decides who answers.
#include "api/discord/rest/private_channels.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> get(Services& services, Call& call) {
    const ChannelPtr channel = co_await services.access.require(call.id<ChannelId>(0), call.user());
    co_return is_private(channel->type) ? co_await answer_private_channel(services, call, *channel) : co_await get_guild_channel(services, call);
}

}  // namespace

void add_any_channel(net::Router& router, Services& services) {
    add(router, services, {net::Method::Get, "/channels/{channel}", get});
}

}  // namespace parley::api::discord::rest
