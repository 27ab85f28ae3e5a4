#include "api/discord/rest/any_channel.h"

#include "api/discord/rest/private_channels.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "core/files/images.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> get(Services& services, Call& call) {
    const ChannelPtr channel = co_await services.access.require(call.id<ChannelId>(0), call.user());
    if (is_private(channel->type)) co_return co_await answer_private_channel(services, call, *channel);
    if (channel->thread) co_return co_await get_thread(services, call);
    co_return co_await get_guild_channel(services, call);
}

Task<net::Response> change(Services& services, Call& call) {
    const ChannelPtr channel = co_await services.access.require(call.id<ChannelId>(0), call.user());
    if (channel->type == ChannelType::GroupDm) co_return co_await change_group(services, call);
    if (channel->type == ChannelType::Dm) throw Refusal(Code::NotOnDirectMessages);
    if (channel->thread) co_return co_await change_thread(services, call);
    co_return co_await change_guild_channel(services, call);
}

Task<net::Response> erase(Services& services, Call& call) {
    const ChannelPtr channel = co_await services.access.require(call.id<ChannelId>(0), call.user());
    if (channel->type == ChannelType::GroupDm) co_return co_await leave_group(services, call);
    if (channel->type == ChannelType::Dm) throw Refusal(Code::NotOnDirectMessages);
    if (channel->thread) co_return co_await erase_thread(services, call);
    co_return co_await erase_guild_channel(services, call);
}

}  // namespace

void add_any_channel(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/channels/{channel}", get});
    add(router, services, {Method::Patch, "/channels/{channel}", change, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Delete, "/channels/{channel}", erase});
}

}  // namespace parley::api::discord::rest
