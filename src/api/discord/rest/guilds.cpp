// Founding guilds, reading them, leaving them.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/guild.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/user.h"
#include "core/guilds.h"

namespace parley::api::discord::rest {
namespace {

void write_guild(JsonWriter& json, Services& services, const Guild& guild, bool with_counts) {
    json.object([&] {
        wire::write_guild_fields(json, guild, services.guilds.roles(guild.id), services.guilds.emojis(guild.id));
        if (!with_counts) return;
        int present = 0;
        for (const MemberPtr& member : services.guilds.members(guild.id)) present += services.common.presence.is_online(member->user_id) ? 1 : 0;
        json.field("approximate_member_count", services.guilds.member_count(guild.id)).field("approximate_presence_count", present);
    });
}

Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("name");
    std::string name = body.text("name", core::kShortestGuildName, core::kLongestGuildName).value_or("");
    body.refuse_faults();
    const GuildPtr guild = co_await services.founding.create(call.user(), std::move(name));
    JsonWriter answer;
    write_guild(answer, services, *guild, false);
    co_return json(answer, 201);
}

Task<net::Response> get(Services& services, Call& call) {
    const GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    JsonWriter answer;
    write_guild(answer, services, *guild, call.query_flag("with_counts"));
    co_return json(answer);
}

Task<net::Response> erase(Services& services, Call& call) {
    co_await services.founding.erase(call.id<GuildId>(0), call.user());
    co_return no_content();
}

Task<net::Response> leave(Services& services, Call& call) {
    co_await services.founding.leave(call.id<GuildId>(0), call.user());
    co_return no_content();
}

constexpr int kMostGuildsAnswered = 200;

Task<net::Response> list_own(Services& services, Call& call) {
    std::vector<GuildId> ids = services.guilds.guilds_of(call.user());
    std::ranges::sort(ids);
    const auto after = call.query_id<GuildId>("after");
    const auto before = call.query_id<GuildId>("before");
    const auto limit = static_cast<std::size_t>(call.query_integer("limit", 1, kMostGuildsAnswered).value_or(kMostGuildsAnswered));
    std::erase_if(ids, [&](GuildId id) { return (after && id <= *after) || (before && id >= *before); });
    if (ids.size() > limit) before ? ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(limit)) : ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(limit), ids.end());
    JsonWriter answer;
    answer.array([&] {
        for (const GuildId id : ids) {
            const GuildPtr guild = services.guilds.find_guild(id);
            if (!guild) continue;
            answer.object([&] {
                wire::id_field(answer, "id", id).field("name", guild->name).field("icon", guild->icon).field("banner", guild->banner);
                answer.field("owner", guild->owner_id == call.user());
                answer.field("permissions", std::to_string(services.guilds.permissions(id, call.user()).bits));
                answer.key("features").raw(guild->features);
            });
        }
    });
    co_return json(answer);
}

// ---- Members ----

Task<net::Response> get_member(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    const MemberPtr member = services.guilds.require_member(guild, call.id<UserId>(1));
    const ProfilePtr profile = co_await services.common.directory.find(member->user_id);
    if (!profile) throw Refusal(Code::UnknownMember);
    JsonWriter answer;
    wire::write_member(answer, *member, *profile);
    co_return json(answer);
}

Task<net::Response> list_members(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    const auto limit = static_cast<std::size_t>(call.query_integer("limit", 1, 1'000).value_or(1));
    const UserId after = call.query_id<UserId>("after").value_or(UserId{});
    std::vector<std::pair<MemberPtr, ProfilePtr>> page;
    for (MemberPtr& member : services.guilds.members(guild)) {
        if (member->user_id <= after) continue;
        if (page.size() == limit) break;
        ProfilePtr profile = co_await services.common.directory.find(member->user_id);
        if (profile) page.emplace_back(std::move(member), std::move(profile));
    }
    JsonWriter answer;
    answer.array([&] {
        for (const auto& [member, profile] : page) wire::write_member(answer, *member, *profile);
    });
    co_return json(answer);
}

Task<net::Response> kick(Services& services, Call& call) {
    co_await services.founding.kick(call.id<GuildId>(0), call.user(), call.id<UserId>(1));
    co_return no_content();
}

}  // namespace

void add_guilds(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Post, "/guilds", create, Access::People});
    add(router, services, {Method::Get, "/guilds/{guild}", get});
    add(router, services, {Method::Delete, "/guilds/{guild}", erase});
    add(router, services, {Method::Get, "/users/@me/guilds", list_own});
    add(router, services, {Method::Delete, "/users/@me/guilds/{guild}", leave});
    add(router, services, {Method::Get, "/guilds/{guild}/members", list_members});
    add(router, services, {Method::Get, "/guilds/{guild}/members/{user}", get_member});
    add(router, services, {Method::Delete, "/guilds/{guild}/members/{user}", kick});
}

}  // namespace parley::api::discord::rest
