// Who takes part in a thread.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/thread.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::int64_t kLargestPage = 100;

Task<net::Response> join(Services& services, Call& call) {
    co_await services.threads.join(call.user(), call.id<ChannelId>(0));
    co_return no_content();
}

Task<net::Response> leave(Services& services, Call& call) {
    co_await services.threads.leave(call.user(), call.id<ChannelId>(0));
    co_return no_content();
}

Task<net::Response> add_other(Services& services, Call& call) {
    co_await services.threads.add(call.user(), call.id<ChannelId>(0), call.id<UserId>(1));
    co_return no_content();
}

Task<net::Response> remove_other(Services& services, Call& call) {
    co_await services.threads.remove(call.user(), call.id<ChannelId>(0), call.id<UserId>(1));
    co_return no_content();
}

ChannelPtr require_thread(Services& services, const Call& call) {
    ChannelPtr thread = services.guilds.require_channel(call.id<ChannelId>(0), call.user());
    if (!thread->thread) throw Refusal(Code::WrongChannelType);
    return thread;
}

// `profile` only where the guild's member is asked for too.
void write_one(JsonWriter& answer, Services& services, GuildId guild, const ThreadMember& one, const Profile* profile) {
    answer.object([&] {
        wire::write_thread_member_fields(answer, one);
        const MemberPtr member = profile ? services.guilds.find_member(guild, one.user_id) : nullptr;
        if (member) wire::write_member(answer.key("member"), *member, *profile);
    });
}

Task<net::Response> get(Services& services, Call& call, UserId user) {
    const ChannelPtr thread = require_thread(services, call);
    const auto member = services.guilds.find_thread_member(thread->id, user);
    if (!member) throw Refusal(Code::UnknownMember);
    const ProfilePtr profile = call.query_flag("with_member") ? co_await services.common.directory.find(user) : nullptr;
    JsonWriter answer;
    write_one(answer, services, thread->guild_id, *member, profile.get());
    co_return json(answer);
}

Task<net::Response> get_own(Services& services, Call& call) { co_return co_await get(services, call, call.user()); }
Task<net::Response> get_other(Services& services, Call& call) { co_return co_await get(services, call, call.id<UserId>(1)); }

// Pages only where the guild's members are asked for (Discord API v10, "List Thread Members").
Task<net::Response> list(Services& services, Call& call) {
    const ChannelPtr thread = require_thread(services, call);
    const bool with_member = call.query_flag("with_member");
    const auto after = call.query_id<UserId>("after").value_or(UserId{});
    const auto limit = static_cast<std::size_t>(call.query_integer("limit", 1, kLargestPage).value_or(kLargestPage));
    std::vector<ThreadMember> members = services.guilds.thread_members(thread->id);
    std::vector<ProfilePtr> profiles(members.size());
    if (with_member) {
        std::erase_if(members, [&](const ThreadMember& one) { return one.user_id <= after; });
        if (members.size() > limit) members.resize(limit);
        for (std::size_t i = 0; i < members.size(); ++i) profiles[i] = co_await services.common.directory.find(members[i].user_id);
    }
    JsonWriter answer;
    answer.array([&] {
        for (std::size_t i = 0; i < members.size(); ++i) write_one(answer, services, thread->guild_id, members[i], profiles[i].get());
    });
    co_return json(answer);
}

}  // namespace

void add_thread_members(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/channels/{channel}/thread-members", list});
    add(router, services, {Method::Get, "/channels/{channel}/thread-members/@me", get_own});
    add(router, services, {Method::Put, "/channels/{channel}/thread-members/@me", join});
    add(router, services, {Method::Delete, "/channels/{channel}/thread-members/@me", leave});
    add(router, services, {Method::Get, "/channels/{channel}/thread-members/{user}", get_other});
    add(router, services, {Method::Put, "/channels/{channel}/thread-members/{user}", add_other});
    add(router, services, {Method::Delete, "/channels/{channel}/thread-members/{user}", remove_other});
}

}  // namespace parley::api::discord::rest
