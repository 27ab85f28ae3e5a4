#include "api/discord/rest/webhook_messages.h"

#include "api/discord/rest/addresses.h"
#include "api/discord/rest/forum_tags.h"
#include "api/discord/rest/posted_files.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/rest/webhook_paths.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/read_message.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kLongestUrl = 2'048;  // bytes

Task<Webhook> require_webhook(Services& services, const Call& call) {
    return services.webhooks.require(call.id<WebhookId>(0), call.param(1));
}

// The webhook's channel, or the thread of it that the query names.
ChannelPtr require_place(Services& services, const Call& call, const Webhook& webhook) {
    const auto thread_id = call.query_id<ChannelId>("thread_id");
    ChannelPtr channel = services.guilds.find_channel(thread_id.value_or(webhook.channel_id));
    if (!channel || (thread_id && channel->parent_id != webhook.channel_id)) throw Refusal(Code::UnknownChannel);
    return channel;
}

// An avatar by its address is checked, and the webhook's own stays: nothing is fetched from elsewhere.
void check_avatar_url(wire::Body& body) {
    const auto url = body.text("avatar_url", 0, kLongestUrl);
    if (!url || url->empty() || url->starts_with("https://") || url->starts_with("http://")) return;
    body.fault("avatar_url", "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https').");
}

WebhookAuthor read_author(wire::Body& body, const Webhook& webhook) {
    WebhookAuthor author{.id = webhook.id, .name = webhook.name, .avatar = webhook.avatar};
    check_avatar_url(body);
    auto name = body.text("username");
    if (!name) return author;
    if (auto wrong = core::wrong_webhook_name(*name)) body.fault("username", "USERNAME_INVALID_CONTAINS", std::move(*wrong));
    author.name = std::move(*name);
    return author;
}

net::Response answer(Services& services, const Call& call, const MessageView& view) {
    JsonWriter out;
    wire::write_message(out, view, {.base = web_address(services, call.request)});
    return json(out);
}

// A forum holds no messages but threads that begin with one.
Task<MessageView> send(Services& services, const Call& call, PostedFiles& posted, const Channel& place, core::Sender sender, core::MessageDraft draft) {
    const auto thread_name = posted.body.text("thread_name", 1, core::kLongestThreadName);
    const bool names_thread = call.request.query_value("thread_id").has_value();
    posted.body.refuse_faults();
    if (thread_name && names_thread) throw Refusal(Code::WebhookNamesTwoThreads);
    if (thread_name && !is_forum(place.type)) throw Refusal(Code::WebhookThreadNeedsForum);
    if (!thread_name && is_forum(place.type)) throw Refusal(Code::WebhookNeedsThread);
    if (!thread_name) co_return co_await services.messages.post(std::move(sender), services.guilds.find_channel(place.id), std::move(draft));
    core::ThreadDraft thread{.parent_id = place.id, .name = *thread_name, .auto_archive_minutes = default_auto_archive_minutes(place),
                             .rate_limit = default_thread_rate_limit(place)};
    if (auto tags = read_applied_tags(posted.body, place)) thread.applied_tags = std::move(tags->json);
    posted.body.refuse_faults();
    co_return (co_await services.thread_starts.post(std::move(sender), std::move(thread), std::move(draft))).message;
}

// One of its own, in its channel or in a thread of it.
Task<Message> require_message(Services& services, const Call& call, const Webhook& webhook, const Channel& place) {
    Message message = co_await services.messages.require(place.id, call.id<MessageId>(2));
    if (!message.more().webhook || message.more().webhook->id != webhook.id) throw Refusal(Code::UnknownMessage);
    co_return message;
}

}  // namespace

Task<net::Response> execute_webhook(Services& services, Call& call) {
    const Webhook webhook = co_await require_webhook(services, call);
    const ChannelPtr place = require_place(services, call, webhook);
    PostedFiles posted = read_posted(call);
    core::MessageDraft draft = wire::read_draft(posted.body, wire::kContentOfBots);
    draft.flags &= ~kEphemeral;
    draft.reference.reset();
    draft.enforces_nonce = false;
    draft.files = std::move(posted.files);
    core::Sender sender{.profile = nullptr, .webhook = read_author(posted.body, webhook), .application_id = webhook.application_id};
    const MessageView sent = co_await send(services, call, posted, *place, std::move(sender), std::move(draft));
    co_return call.query_flag("wait") ? answer(services, call, sent) : no_content();
}

Task<net::Response> get_webhook_message(Services& services, Call& call) {
    const Webhook webhook = co_await require_webhook(services, call);
    Message message = co_await require_message(services, call, webhook, *require_place(services, call, webhook));
    co_return answer(services, call, co_await services.views.of(std::move(message), UserId{}));
}

Task<net::Response> edit_webhook_message(Services& services, Call& call) {
    const Webhook webhook = co_await require_webhook(services, call);
    const ChannelPtr place = require_place(services, call, webhook);
    const Message before = co_await require_message(services, call, webhook, *place);
    PostedFiles posted = read_posted(call);
    core::MessageEdit edit = wire::read_edit(posted.body, wire::kContentOfBots, before.flags);
    take_files(posted, edit);
    posted.body.refuse_faults();
    co_return answer(services, call, co_await services.messages.rewrite(place, before.id, std::move(edit)));
}

Task<net::Response> erase_webhook_message(Services& services, Call& call) {
    const Webhook webhook = co_await require_webhook(services, call);
    const ChannelPtr place = require_place(services, call, webhook);
    const Message message = co_await require_message(services, call, webhook, *place);
    co_await services.messages.remove(place, message.id);
    co_return no_content();
}

void add_webhook_messages(net::Router& router, Services& services) {
    using net::Method;
    const auto by_token = [&](Method method, std::string_view rest, Operation operation) {
        add(router, services, {.method = method, .pattern = "/webhooks/{webhook}/{token}" + std::string(rest), .operation = operation,
                               .access = Access::Anybody, .takes_files = method == Method::Post || method == Method::Patch, .counts_globally = false});
    };
    by_token(Method::Post, "", either<execute_webhook, follow_interaction>);
    add(router, services, {.method = Method::Post, .pattern = "/webhooks/{webhook}/{token}/slack", .operation = execute_slack_webhook,
                           .access = Access::Anybody, .counts_globally = false});
    by_token(Method::Get, "/messages/{message}", either<get_webhook_message, get_interaction_message>);
    by_token(Method::Patch, "/messages/{message}", either<edit_webhook_message, edit_interaction_message>);
    by_token(Method::Delete, "/messages/{message}", either<erase_webhook_message, erase_interaction_message>);
}

}  // namespace parley::api::discord::rest
