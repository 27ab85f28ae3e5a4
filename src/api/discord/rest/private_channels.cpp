// Conversations outside of guilds.
#include "api/discord/rest/private_channels.h"

#include "api/discord/rest/any_channel.h"
#include "api/discord/rest/require_channel.h"
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

// Bots are in no groups.
Task<net::Response> open_group(Services& services, Call& call, std::vector<UserId> others) {
    if (call.caller.is_bot) throw Refusal(Code::OnlyUsers);
    co_return co_await answer_private_channel(services, call, *co_await services.groups.create(call.user(), std::move(others)));
}

// Onto the list of whoever opens it; the other one sees it with the first message. Bots have no list.
Task<net::Response> open(Services& services, Call& call) {
    wire::Body body = call.body();
    auto recipient = body.id<UserId>("recipient_id");
    auto several = body.ids<UserId>("recipients");
    if (!recipient && several && several->size() > 1) co_return co_await open_group(services, call, std::move(*several));
    if (!recipient && several && several->size() == 1) recipient = several->front();
    if (!recipient) body.require("recipient_id");
    body.refuse_faults();
    const ProfilePtr other = co_await services.common.directory.find(*recipient);
    if (!other) throw Refusal(Code::UnknownUser);
    if (call.caller.is_bot && other->is_bot) throw Refusal(Code::CannotMessageUser);
    const DirectChannel direct = co_await services.common.messages.open(Pair(call.user(), other->id));
    const ChannelPtr channel = co_await services.access.require(direct.id, call.user());
    const ProfilePtr user = call.caller.is_bot || direct.is_open_for_both ? nullptr : co_await services.common.directory.find(call.user());
    if (user) co_await services.common.messages.show(user, channel);
    co_return co_await answer_private_channel(services, call, *channel);
}

Task<net::Response> list(Services& services, Call& call) {
    const std::vector<core::Chat> chats = call.caller.is_bot ? std::vector<core::Chat>{} : co_await services.common.messages.chats(call.user());
    std::vector<ChannelPtr> groups;
    if (!call.caller.is_bot) groups = co_await services.groups.of(call.user());
    std::vector<std::vector<ProfilePtr>> people;
    for (const ChannelPtr& group : groups) people.push_back(co_await others_in(services, *group, call.user()));
    JsonWriter out;
    out.array([&] {
        for (std::size_t i = 0; i < groups.size(); ++i) wire::write_private_channel(out, *groups[i], people[i], groups[i]->last_message_id);
        for (const core::Chat& chat : chats) {
            const Channel channel{.id = chat.channel_id, .type = ChannelType::Dm};
            wire::write_private_channel(out, channel, {std::make_shared<const Profile>(chat.other)}, chat.last ? std::optional(chat.last->id) : std::nullopt);
        }
    });
    co_return json(out);
}

Task<net::Response> add_recipient(Services& services, Call& call) {
    co_await services.groups.add(call.user(), call.id<ChannelId>(0), call.id<UserId>(1));
    co_return no_content();
}

Task<net::Response> remove_recipient(Services& services, Call& call) {
    co_await services.groups.remove(call.user(), call.id<ChannelId>(0), call.id<UserId>(1));
    co_return no_content();
}

}  // namespace

Task<net::Response> get_private_channel(Services& services, Call& call) {
    const ChannelPtr channel = co_await require_channel(services, call);
    co_return co_await answer_private_channel(services, call, *channel);
}

Task<net::Response> refuse_direct(Services&, Call&) {
    throw Refusal(Code::NotOnDirectMessages);
    co_return no_content();
}

// For oneself: the other one's list stays as it is, and the next message brings it back.
Task<net::Response> close_direct(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    net::Response answer = co_await answer_private_channel(services, call, *channel);
    const ProfilePtr user = co_await services.common.directory.find(call.user());
    if (!user) throw Refusal(Code::UnknownUser);
    co_await services.common.messages.close(user, std::move(channel));
    co_return answer;
}

Task<net::Response> change_group(Services& services, Call& call) {
    const auto id = call.id<ChannelId>(0);
    wire::Body body = call.body();
    core::GroupChange change;
    if (body.has("name")) change.name = body.text("name", 0, core::kLongestGroupName).value_or("");
    if (body.has("icon")) change.icon_uri = body.text("icon");
    body.refuse_faults();
    co_return co_await answer_private_channel(services, call, *co_await services.groups.change(call.user(), id, std::move(change)));
}

Task<net::Response> leave_group(Services& services, Call& call) {
    const ChannelPtr group = co_await services.access.require(call.id<ChannelId>(0), call.user());
    net::Response answer = co_await answer_private_channel(services, call, *group);
    co_await services.groups.remove(call.user(), group->id, call.user());
    co_return answer;
}

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
    add(router, services, {Method::Put, "/channels/{channel}/recipients/{user}", add_recipient, Access::People});
    add(router, services, {Method::Delete, "/channels/{channel}/recipients/{user}", remove_recipient, Access::People});
}

}  // namespace parley::api::discord::rest
