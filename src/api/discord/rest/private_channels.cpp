// Conversations outside of guilds.
#include "api/discord/rest/private_channels.h"

#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/private_channel.h"

namespace parley::api::discord::rest {
namespace {

Task<std::vector<ProfilePtr>> others_in(Services& services, const Channel& channel, UserId user) {
    std::vector<UserId> others = channel.recipients;
    if (others.size() > 1) std::erase(others, user);
    co_return co_await services.views.people(std::move(others));
}

Task<net::Response> open(Services& services, Call& call) {
    wire::Body body = call.body();
    auto recipient = body.id<UserId>("recipient_id");
    if (const auto several = body.ids<UserId>("recipients"); !recipient && several && several->size() == 1) recipient = several->front();
    if (!recipient) body.require("recipient_id");
    body.refuse_faults();
    const ProfilePtr other = co_await services.common.directory.find(*recipient);
    if (!other) throw Refusal(Code::UnknownUser);
    if (call.caller.is_bot && other->is_bot) throw Refusal(Code::CannotMessageUser);
    const DirectChannel direct = co_await services.common.messages.open(Pair(call.user(), other->id));
    co_return co_await answer_private_channel(services, call, *co_await services.access.require(direct.id, call.user()));
}

Task<net::Response> list(Services& services, Call& call) {
    const std::vector<core::Chat> chats = call.caller.is_bot ? std::vector<core::Chat>{} : co_await services.common.messages.chats(call.user());
    JsonWriter out;
    out.array([&] {
        for (const core::Chat& chat : chats) {
            const Channel channel{.id = chat.channel_id, .type = ChannelType::Dm};
            wire::write_private_channel(out, channel, {std::make_shared<const Profile>(chat.other)}, chat.last ? std::optional(chat.last->id) : std::nullopt);
        }
    });
    co_return json(out);
}

}  // namespace

Task<net::Response> answer_private_channel(Services& services, const Call& call, const Channel& channel) {
    const std::vector<Message> newest = co_await services.messages.history(channel.id, {.limit = 1});
    const std::vector<ProfilePtr> people = co_await others_in(services, channel, call.user());
    JsonWriter out;
    wire::write_private_channel(out, channel, people, newest.empty() ? std::nullopt : std::optional(newest.front().id));
    co_return json(out);
}

void add_private_channels(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Post, "/users/@me/channels", open});
    add(router, services, {Method::Get, "/users/@me/channels", list});
}

}  // namespace parley::api::discord::rest
