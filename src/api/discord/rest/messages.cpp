// Messages of any channel: writing, reading, editing, deleting.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/posted_files.h"
#include "api/discord/rest/require_channel.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/read_message.h"
#include "core/messages.h"

namespace parley::api::discord::rest {
namespace {

constexpr int kMostListed = 100;

std::size_t most_characters(const Call& call) { return call.caller.is_bot ? wire::kContentOfBots : wire::kContentOfPeople; }

Task<core::Sender> sender_of(Services& services, UserId user) {
    core::Sender sender{.profile = co_await services.common.directory.find(user)};
    if (!sender.profile) throw Refusal(Code::UnknownUser);
    co_return sender;
}

net::Response answer(Services& services, const Call& call, const MessageView& view, const core::MessageReader& reader, std::string_view nonce = {}) {
    JsonWriter out;
    wire::write_message(out, view, {.base = web_address(services, call.request), .nonce = nonce, .reader = reader});
    return json(out);
}

// A copy of the message as it is now, and of its files: what becomes of it later changes nothing here.
Task<> take_forwarded(Services& services, const Caller& caller, core::MessageDraft& draft) {
    const core::MessageReader reader{caller.user_id, caller.application_id.value_or(ApplicationId{}), caller.reads_content};
    const MessageView view = co_await services.messages.require_forwardable(reader, *draft.reference);
    const MessageDetails& more = view.message.more();
    draft.forwarded = wire::snapshot_of(view);
    draft.content = view.message.content;
    draft.embeds = more.embeds;
    draft.components = more.components;
    draft.files = co_await services.attachments.copy(more.attachments);
    draft.flags |= kHasSnapshot;
    draft.allowed_mentions = {.all_users = false, .all_roles = false, .everyone = false, .users = {}, .roles = {}, .replied_user = false};
}

Task<net::Response> send(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    PostedFiles posted = read_posted(call);
    core::MessageDraft draft = wire::read_draft(posted.body, most_characters(call));
    draft.flags &= ~kEphemeral;
    draft.files = std::move(posted.files);
    const bool forwards = draft.reference && draft.reference->type == kForward;
    if (forwards && !draft.is_empty()) posted.body.fault("message_reference", "BASE_TYPE_INVALID", "A message that is forwarded has nothing beside it.");
    posted.body.refuse_faults();
    if (forwards) co_await take_forwarded(services, call.caller, draft);
    const std::string nonce = draft.nonce;
    const core::MessageReader reader = call.caller.reader_in(*channel);
    core::Sender sender = co_await sender_of(services, call.user());
    const MessageView sent = co_await services.messages.send(std::move(sender), std::move(channel), std::move(draft));
    co_return answer(services, call, sent, reader, nonce);
}

core::MessageRange read_range(Call& call) {
    core::MessageRange range{.before = call.query_id<MessageId>("before"), .after = call.query_id<MessageId>("after"),
                             .around = call.query_id<MessageId>("around")};
    range.limit = static_cast<int>(call.query_integer("limit", 1, kMostListed).value_or(core::kPage));
    return range;
}

// Who sees the channel but not its past is answered with nothing.
Task<net::Response> list(Services& services, Call& call) {
    const ChannelPtr channel = co_await require_channel(services, call);
    if (!holds_messages(channel->type)) throw Refusal(Code::WrongChannelType);
    const core::MessageRange range = read_range(call);
    std::vector<MessageView> page;
    if (services.access.permissions(*channel, call.user()).has(Permission::ReadMessageHistory)) {
        page = co_await services.views.of(co_await services.messages.history(channel->id, range), call.user());
    }
    const std::string base = web_address(services, call.request);
    const core::MessageReader reader = call.caller.reader_in(*channel);
    JsonWriter out;
    out.array([&] {
        for (const MessageView& view : page) wire::write_message(out, view, {.base = base, .reader = reader});
    });
    co_return json(out);
}

Task<net::Response> get(Services& services, Call& call) {
    const ChannelPtr channel = co_await require_channel(services, call);
    services.access.require_in(*channel, call.user(), Permission::ReadMessageHistory);
    Message message = co_await services.messages.require(channel->id, call.id<MessageId>(1));
    co_return answer(services, call, co_await services.views.of(std::move(message), call.user()), call.caller.reader_in(*channel));
}

Task<net::Response> edit(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    const auto id = call.id<MessageId>(1);
    PostedFiles posted = read_posted(call);
    const Message before = co_await services.messages.require(channel->id, id);
    const core::MessageReader reader = call.caller.reader_in(*channel);
    core::MessageEdit edit = wire::read_edit(posted.body, most_characters(call), before.flags);
    take_files(posted, edit);
    posted.body.refuse_faults();
    const MessageView view = co_await services.messages.edit(call.user(), std::move(channel), id, std::move(edit));
    co_return answer(services, call, view, reader);
}

Task<net::Response> crosspost(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    const core::MessageReader reader = call.caller.reader_in(*channel);
    co_return answer(services, call, co_await services.messages.crosspost(call.user(), std::move(channel), call.id<MessageId>(1)), reader);
}

Task<net::Response> erase(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    co_await services.messages.erase(call.actor(), std::move(channel), call.id<MessageId>(1));
    co_return no_content();
}

Task<net::Response> erase_bulk(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    wire::Body body = call.body();
    body.require("messages");
    auto ids = body.ids<MessageId>("messages").value_or(std::vector<MessageId>{});
    body.refuse_faults();
    co_await services.messages.erase_bulk(call.actor(), std::move(channel), std::move(ids));
    co_return no_content();
}

Task<net::Response> type(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    services.access.require_in(*channel, call.user(), Permission::SendMessages);
    services.messages.tell_typing((co_await sender_of(services, call.user())).profile, std::move(channel));
    co_return no_content();
}

Task<net::Response> acknowledge(Services& services, Call& call) {
    ChannelPtr channel = co_await require_channel(services, call);
    wire::Body body = call.body();
    const bool is_manual = body.boolean("manual").value_or(false);
    co_await services.read_states.move(call.user(), std::move(channel), call.id<MessageId>(1), is_manual);
    JsonWriter out;
    out.object([&] { out.field("token", nullptr); });
    co_return json(out);
}

}  // namespace

void add_messages(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {.method = Method::Post, .pattern = "/channels/{channel}/messages", .operation = send, .takes_files = true});
    add(router, services, {.method = Method::Get, .pattern = "/channels/{channel}/messages", .operation = list, .is_large = true});
    add(router, services, {Method::Get, "/channels/{channel}/messages/{message}", get});
    add(router, services, {.method = Method::Patch, .pattern = "/channels/{channel}/messages/{message}", .operation = edit, .takes_files = true});
    add(router, services, {Method::Delete, "/channels/{channel}/messages/{message}", erase});
    add(router, services, {Method::Post, "/channels/{channel}/messages/bulk-delete", erase_bulk});
    add(router, services, {Method::Post, "/channels/{channel}/messages/{message}/crosspost", crosspost});
    add(router, services, {Method::Post, "/channels/{channel}/typing", type});
    add(router, services, {Method::Post, "/channels/{channel}/messages/{message}/ack", acknowledge, Access::People});
}

}  // namespace parley::api::discord::rest
