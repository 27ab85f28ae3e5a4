// Starting, changing and deleting threads.
#include "api/discord/rest/threads.h"

#include "api/discord/rest/any_channel.h"
#include "api/discord/rest/forum_tags.h"
#include "api/discord/rest/posts.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/thread.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::int64_t kLongestSlowMode = 21'600;  // seconds

std::optional<int> read_auto_archive(wire::Body& body) {
    const auto minutes = body.integer("auto_archive_duration");
    if (!minutes) return std::nullopt;
    for (const int one : {60, 1'440, 4'320, 10'080}) {
        if (*minutes == one) return one;
    }
    body.fault("auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of (60, 1440, 4320, 10080).");
    return std::nullopt;
}

std::optional<std::chrono::seconds> read_rate_limit(wire::Body& body) {
    const auto seconds = body.integer("rate_limit_per_user", 0, kLongestSlowMode);
    return seconds ? std::optional(std::chrono::seconds(*seconds)) : std::nullopt;
}

// A thread without a message is private unless it is said otherwise (Discord API v10, "Start Thread without Message").
ChannelType read_type(wire::Body& body) {
    const auto number = body.integer("type");
    if (!number) return ChannelType::PrivateThread;
    const auto type = static_cast<ChannelType>(*number);
    if (*number < 0 || *number > 99 || !is_thread(type)) body.fault("type", "BASE_TYPE_CHOICES", "Value must be one of {10, 11, 12}.");
    return type;
}

Task<net::Response> start(Services& services, Call& call) {
    const ChannelPtr parent = services.guilds.require_channel(call.id<ChannelId>(0), call.user());
    if (is_forum(parent->type)) co_return co_await start_post(services, call, *parent);
    wire::Body body = call.body();
    core::ThreadDraft draft = read_thread_draft(body, *parent);
    draft.type = read_type(body);
    body.refuse_faults();
    co_return answer_thread(services, call, *co_await services.thread_starts.start(call.actor(), std::move(draft)), 201);
}

core::ThreadChange read_change(wire::Body& body, const Channel& thread, const Channel* parent) {
    core::ThreadChange change;
    change.name = body.text("name", 1, core::kLongestThreadName);
    change.is_archived = body.boolean("archived");
    change.is_locked = body.boolean("locked");
    change.is_invitable = body.boolean("invitable");
    change.auto_archive_minutes = read_auto_archive(body);
    change.rate_limit = read_rate_limit(body);
    if (!parent || !is_forum(parent->type)) return change;
    if (const auto flags = body.integer("flags", 0)) {
        const bool is_pinned = (*flags & core::kPinnedInForum) != 0;
        if (is_pinned != ((thread.flags & core::kPinnedInForum) != 0)) change.is_pinned = is_pinned;
    }
    if (auto tags = read_applied_tags(body, *parent); tags && tags->json != thread.thread->applied_tags) {
        change.needs_manager = tags->is_moderated;
        change.applied_tags = std::move(tags->json);
    }
    return change;
}

}  // namespace

core::ThreadDraft read_thread_draft(wire::Body& body, const Channel& parent) {
    body.require("name");
    core::ThreadDraft draft{.parent_id = parent.id, .name = body.text("name", 1, core::kLongestThreadName).value_or("")};
    draft.is_invitable = body.boolean("invitable").value_or(true);
    draft.auto_archive_minutes = read_auto_archive(body).value_or(default_auto_archive_minutes(parent));
    draft.rate_limit = read_rate_limit(body).value_or(default_thread_rate_limit(parent));
    return draft;
}

net::Response answer_thread(Services& services, const Call& call, const Channel& thread, int status) {
    const auto own = services.guilds.find_thread_member(thread.id, call.user());
    JsonWriter answer;
    wire::write_thread(answer, thread, services.guilds.last_message(thread.id), own ? &*own : nullptr);
    return json(answer, status);
}

Task<net::Response> get_thread(Services& services, Call& call) {
    co_return answer_thread(services, call, *services.guilds.require_channel(call.id<ChannelId>(0), call.user()));
}

Task<net::Response> change_thread(Services& services, Call& call) {
    const ChannelPtr thread = services.guilds.require_channel(call.id<ChannelId>(0), call.user());
    const ChannelPtr parent = services.guilds.find_channel(thread->parent_id.value_or(ChannelId{}));
    wire::Body body = call.body();
    core::ThreadChange change = read_change(body, *thread, parent.get());
    body.refuse_faults();
    co_return answer_thread(services, call, *co_await services.threads.change(call.actor(), thread->id, std::move(change)));
}

Task<net::Response> erase_thread(Services& services, Call& call) {
    co_return answer_thread(services, call, *co_await services.threads.erase(call.actor(), call.id<ChannelId>(0)));
}

void add_threads(net::Router& router, Services& services) {
    add(router, services, {.method = net::Method::Post, .pattern = "/channels/{channel}/threads", .operation = start, .takes_files = true});
}

}  // namespace parley::api::discord::rest
