// Threads with the messages that they begin with: from a message, and as posts in forums.
#include "api/discord/rest/posts.h"

#include "api/discord/rest/addresses.h"
#include "api/discord/rest/forum_tags.h"
#include "api/discord/rest/posted_files.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/rest/threads.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/read_message.h"
#include "api/discord/wire/thread.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> start_from(Services& services, Call& call) {
    const ChannelPtr parent = co_await services.access.require(call.id<ChannelId>(0), call.user());
    wire::Body body = call.body();
    core::ThreadDraft draft = read_thread_draft(body, *parent);
    body.refuse_faults();
    const ChannelPtr thread = co_await services.thread_starts.start_from(call.actor(), call.id<MessageId>(1), std::move(draft));
    co_return answer_thread(services, call, *thread, 201);
}

net::Response answer_post(Services& services, const Call& call, const core::ThreadStarts::Post& post) {
    const ChannelPtr thread = services.guilds.find_channel(post.thread->id);
    if (!thread) throw Refusal(Code::UnknownChannel);
    const auto own = services.guilds.find_thread_member(thread->id, call.user());
    JsonWriter answer;
    answer.object([&] {
        wire::write_thread_fields(answer, *thread, services.guilds.last_message(thread->id), own ? &*own : nullptr);
        wire::write_message(answer.key("message"), post.message, {.base = web_address(services, call.request)});
    });
    return json(answer, 201);
}

// A forum may ask for a tag, and keep some for those who manage threads.
void read_post_tags(Services& services, UserId user, wire::Body& body, const Channel& forum, core::ThreadDraft& draft) {
    AppliedTags tags = read_applied_tags(body, forum).value_or(AppliedTags{});
    const bool manages = services.access.permissions(forum, user).has(Permission::ManageThreads);
    if (tags.is_moderated && !manages) throw Refusal(Code::MissingPermissions);
    if (tags.is_empty && (forum.flags & core::kRequiresTag) != 0) throw Refusal(Code::TagRequired);
    draft.applied_tags = std::move(tags.json);
}

}  // namespace

Task<net::Response> start_post(Services& services, Call& call, const Channel& forum) {
    PostedFiles posted = read_posted(call, "message");
    core::ThreadDraft draft = read_thread_draft(posted.body, forum);
    posted.body.require("message");
    auto sent = posted.body.object("message");
    core::MessageDraft message;
    if (sent) message = wire::read_draft(*sent, call.caller.is_bot ? wire::kContentOfBots : wire::kContentOfPeople);
    message.flags &= ~kEphemeral;
    message.files = std::move(posted.files);
    posted.body.refuse_faults();
    read_post_tags(services, call.user(), posted.body, forum, draft);
    posted.body.refuse_faults();
    core::Sender sender{.profile = co_await services.common.directory.find(call.user())};
    if (!sender.profile) throw Refusal(Code::UnknownUser);
    co_return answer_post(services, call, co_await services.thread_starts.post(std::move(sender), std::move(draft), std::move(message), call.reason()));
}

void add_posts(net::Router& router, Services& services) {
    add(router, services, {net::Method::Post, "/channels/{channel}/messages/{message}/threads", start_from});
}

}  // namespace parley::api::discord::rest
