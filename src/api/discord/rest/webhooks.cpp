// Webhooks: made and managed by those who may, and by whoever has the token. What they write stands in webhook_messages.cpp.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/webhook.h"
#include "core/webhooks.h"

namespace parley::api::discord::rest {
namespace {

// What an application's bot made is for that application alone to use.
std::string address_for(Services& services, const Call& call, const Webhook& webhook) {
    const bool is_theirs = !webhook.application_id || webhook.application_id == call.caller.application_id;
    return is_theirs ? web_address(services, call.request) : "";
}

Task<net::Response> answer_webhook(Services& services, Call& call, Webhook webhook) {
    const ProfilePtr creator = co_await services.common.directory.find(webhook.creator_id);
    JsonWriter answer;
    wire::write_webhook(answer, webhook, creator.get(), address_for(services, call, webhook));
    co_return json(answer);
}

Task<net::Response> answer_webhooks(Services& services, Call& call, std::vector<Webhook> webhooks) {
    std::vector<ProfilePtr> creators;
    for (const Webhook& webhook : webhooks) creators.push_back(co_await services.common.directory.find(webhook.creator_id));
    JsonWriter answer;
    answer.array([&] {
        for (std::size_t i = 0; i < webhooks.size(); ++i) {
            wire::write_webhook(answer, webhooks[i], creators[i].get(), address_for(services, call, webhooks[i]));
        }
    });
    co_return json(answer);
}

// Whoever has the token learns nothing of who made it.
net::Response answer_by_token(Services& services, Call& call, const Webhook& webhook) {
    JsonWriter answer;
    wire::write_webhook(answer, webhook, nullptr, web_address(services, call.request));
    return json(answer);
}

Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("name");
    core::WebhookDraft draft{.channel_id = call.id<ChannelId>(0), .name = body.text("name").value_or(""),
                             .avatar_uri = body.text("avatar"), .application_id = call.caller.application_id};
    body.refuse_faults();
    co_return co_await answer_webhook(services, call, co_await services.webhooks.create(call.actor(), std::move(draft)));
}

Task<net::Response> list_of_channel(Services& services, Call& call) {
    co_return co_await answer_webhooks(services, call, co_await services.webhooks.of_channel(call.user(), call.id<ChannelId>(0)));
}

Task<net::Response> list_of_guild(Services& services, Call& call) {
    co_return co_await answer_webhooks(services, call, co_await services.webhooks.of_guild(call.user(), call.id<GuildId>(0)));
}

core::WebhookChange read_change(Call& call) {
    wire::Body body = call.body();
    core::WebhookChange change;
    change.name = body.text("name");
    if (body.has("avatar")) change.avatar_uri = body.text("avatar");
    change.channel_id = body.id<ChannelId>("channel_id");
    body.refuse_faults();
    return change;
}

Task<net::Response> get(Services& services, Call& call) {
    co_return co_await answer_webhook(services, call, co_await services.webhooks.require(call.user(), call.id<WebhookId>(0)));
}

Task<net::Response> change(Services& services, Call& call) {
    core::WebhookChange wanted = read_change(call);
    co_return co_await answer_webhook(services, call, co_await services.webhooks.change(call.actor(), call.id<WebhookId>(0), std::move(wanted)));
}

Task<net::Response> erase(Services& services, Call& call) {
    co_await services.webhooks.erase(call.actor(), call.id<WebhookId>(0));
    co_return no_content();
}

Task<net::Response> get_by_token(Services& services, Call& call) {
    co_return answer_by_token(services, call, co_await services.webhooks.require(call.id<WebhookId>(0), call.param(1)));
}

Task<net::Response> change_by_token(Services& services, Call& call) {
    core::WebhookChange wanted = read_change(call);
    co_return answer_by_token(services, call, co_await services.webhooks.change(call.actor(), call.id<WebhookId>(0), call.param(1), std::move(wanted)));
}

Task<net::Response> erase_by_token(Services& services, Call& call) {
    co_await services.webhooks.erase(call.actor(), call.id<WebhookId>(0), call.param(1));
    co_return no_content();
}

}  // namespace

void add_webhooks(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Post, "/channels/{channel}/webhooks", create, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/channels/{channel}/webhooks", list_of_channel});
    add(router, services, {Method::Get, "/guilds/{guild}/webhooks", list_of_guild});
    add(router, services, {Method::Get, "/webhooks/{webhook}", get});
    add(router, services, {Method::Patch, "/webhooks/{webhook}", change, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Delete, "/webhooks/{webhook}", erase});
    const auto by_token = [&](Method method, Operation operation, std::size_t body_limit = 1 << 20) {
        add(router, services, {.method = method, .pattern = "/webhooks/{webhook}/{token}", .operation = operation, .access = Access::Anybody,
                               .body_limit = body_limit, .counts_globally = false});
    };
    by_token(Method::Get, get_by_token);
    by_token(Method::Patch, change_by_token, core::kImageBodyLimit);
    by_token(Method::Delete, erase_by_token);
}

}  // namespace parley::api::discord::rest
