#include "api/discord/rest/any_channel.h"

#include "api/discord/rest/require_channel.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "core/files/images.h"

namespace parley::api::discord::rest {
namespace {

// One thing that is done with channels, for each kind of them.
struct OfKind {
    Operation guild_channel, thread, direct, group;
};

Operation pick(const OfKind& operations, const Channel& channel) {
    if (channel.type == ChannelType::Dm) return operations.direct;
    if (channel.type == ChannelType::GroupDm) return operations.group;
    return channel.thread ? operations.thread : operations.guild_channel;
}

template <OfKind operations>
Task<net::Response> by_kind(Services& services, Call& call) {
    const ChannelPtr channel = co_await require_channel(services, call);
    co_return co_await pick(operations, *channel)(services, call);
}

constexpr OfKind kGet{get_guild_channel, get_thread, get_private_channel, get_private_channel};
constexpr OfKind kChange{change_guild_channel, change_thread, refuse_direct, change_group};
constexpr OfKind kErase{erase_guild_channel, erase_thread, close_direct, leave_group};

}  // namespace

void add_any_channel(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/channels/{channel}", by_kind<kGet>});
    add(router, services, {Method::Patch, "/channels/{channel}", by_kind<kChange>, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Delete, "/channels/{channel}", by_kind<kErase>});
}

}  // namespace parley::api::discord::rest
