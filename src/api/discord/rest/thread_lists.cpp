// Which threads there are: active ones of a guild, archived ones of a channel.
#include "api/discord/rest/query_time.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/thread.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::int64_t kPage = 50, kLargestPage = 100;

// `threads`, and for those of them that the caller is in, `members`.
void write_lists(JsonWriter& answer, Services& services, UserId user, const std::vector<ChannelPtr>& threads) {
    std::vector<ThreadMember> own;
    answer.key("threads").array([&] {
        for (const ChannelPtr& thread : threads) {
            const auto member = services.guilds.find_thread_member(thread->id, user);
            if (member) own.push_back(*member);
            wire::write_thread(answer, *thread, services.guilds.last_message(thread->id), member ? &own.back() : nullptr);
        }
    });
    answer.key("members").array([&] {
        for (const ThreadMember& member : own) wire::write_thread_member(answer, member);
    });
}

Task<net::Response> list_active(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    JsonWriter answer;
    answer.object([&] {
        write_lists(answer, services, call.user(), services.threads.active(guild, call.user()));
        answer.field("has_more", false);
    });
    co_return json(answer);
}

net::Response list_archived(Services& services, Call& call, core::Threads::Archive which) {
    const bool is_by_id = which == core::Threads::Archive::JoinedPrivate;
    const auto before = is_by_id ? std::nullopt : query_time(call, "before");
    const auto before_id = is_by_id ? call.query_id<ChannelId>("before") : std::nullopt;
    const auto limit = static_cast<std::size_t>(call.query_integer("limit", 1, kLargestPage).value_or(kPage));
    const auto page = services.threads.archived(call.user(), call.id<ChannelId>(0), which, before, before_id, limit);
    JsonWriter answer;
    answer.object([&] {
        write_lists(answer, services, call.user(), page.threads);
        answer.field("has_more", page.has_more);
    });
    return json(answer);
}

Task<net::Response> list_public(Services& services, Call& call) {
    co_return list_archived(services, call, core::Threads::Archive::Public);
}
Task<net::Response> list_private(Services& services, Call& call) {
    co_return list_archived(services, call, core::Threads::Archive::Private);
}
Task<net::Response> list_joined(Services& services, Call& call) {
    co_return list_archived(services, call, core::Threads::Archive::JoinedPrivate);
}

}  // namespace

void add_thread_lists(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/threads/active", list_active});
    add(router, services, {Method::Get, "/channels/{channel}/threads/archived/public", list_public});
    add(router, services, {Method::Get, "/channels/{channel}/threads/archived/private", list_private});
    add(router, services, {Method::Get, "/channels/{channel}/users/@me/threads/archived/private", list_joined});
}

}  // namespace parley::api::discord::rest
