// Reacting to messages.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"
#include "core/reactions.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::int64_t kPage = 25, kLargestPage = 100;

Task<ChannelPtr> require_channel(Services& services, const Call& call) { return services.access.require(call.id<ChannelId>(0), call.user()); }

// The character itself, or `name:id`; some clients say `a:name:id` of one that moves.
ReactionEmoji emoji_of(const Call& call) {
    const std::string& text = call.param(2);
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) return {.id = {}, .name = text};
    const std::uint64_t id = parse_snowflake(std::string_view(text).substr(colon + 1)).value_or(0);
    if (id == 0) throw Refusal(Code::UnknownEmoji);
    return {.id = {id}, .name = text.substr(0, colon)};
}

Task<net::Response> add_own(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.reactions.add(call.user(), std::move(channel), call.id<MessageId>(1), emoji_of(call));
    co_return no_content();
}

Task<net::Response> remove_own(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.reactions.remove(call.user(), std::move(channel), call.id<MessageId>(1), emoji_of(call), call.user());
    co_return no_content();
}

Task<net::Response> remove_other(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.reactions.remove(call.user(), std::move(channel), call.id<MessageId>(1), emoji_of(call), call.id<UserId>(3));
    co_return no_content();
}

Task<net::Response> clear_kind(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.reactions.clear(call.user(), std::move(channel), call.id<MessageId>(1), emoji_of(call));
    co_return no_content();
}

Task<net::Response> clear_all(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.reactions.clear(call.user(), std::move(channel), call.id<MessageId>(1), std::nullopt);
    co_return no_content();
}

// Nobody gives bursts here, so their list is empty.
Task<net::Response> list(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    const auto limit = static_cast<int>(call.query_integer("limit", 1, kLargestPage).value_or(kPage));
    const UserId after = call.query_id<UserId>("after").value_or(UserId{});
    const bool is_burst = call.query_integer("type", 0, 1) == 1;
    std::vector<ProfilePtr> people = co_await services.reactions.who(call.user(), std::move(channel), call.id<MessageId>(1), emoji_of(call), after, limit);
    if (is_burst) people.clear();
    JsonWriter out;
    out.array([&] {
        for (const ProfilePtr& one : people) wire::write_user(out, *one);
    });
    co_return json(out);
}

}  // namespace

void add_reactions(net::Router& router, Services& services) {
    using net::Method;
    const std::string all = "/channels/{channel}/messages/{message}/reactions", kind = all + "/{emoji}";
    add(router, services, {Method::Put, kind + "/@me", add_own});
    add(router, services, {Method::Delete, kind + "/@me", remove_own});
    add(router, services, {Method::Delete, kind + "/{user}", remove_other});
    add(router, services, {Method::Get, kind, list});
    add(router, services, {Method::Delete, kind, clear_kind});
    add(router, services, {Method::Delete, all, clear_all});
}

}  // namespace parley::api::discord::rest
