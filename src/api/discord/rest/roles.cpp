// The roles of guilds, and who has them.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/role.h"
#include "core/roles.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> list(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    JsonWriter answer;
    answer.array([&] {
        for (const RolePtr& role : services.guilds.roles(guild)) wire::write_role(answer, *role);
    });
    co_return json(answer);
}

Task<net::Response> get(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    JsonWriter answer;
    wire::write_role(answer, *services.guilds.require_role(guild, call.id<RoleId>(1)));
    co_return json(answer);
}

constexpr std::size_t kLongestRoleName = 100;  // characters

// Older libraries write `color`, newer ones `colors`.
void read_colors(wire::Body& body, Role& role) {
    const auto color_of = [](wire::Body& from, const char* name) -> std::optional<int> {
        const auto color = from.integer(name, 0, 0xFFFFFF);
        return color ? std::optional(static_cast<int>(*color)) : std::nullopt;
    };
    if (const auto color = color_of(body, "color")) role.color = *color;
    auto colors = body.object("colors");
    if (!colors) return;
    if (const auto color = color_of(*colors, "primary_color")) role.color = *color;
    role.secondary_color = color_of(*colors, "secondary_color");
    role.tertiary_color = color_of(*colors, "tertiary_color");
}

Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    const auto guild = call.id<GuildId>(0);
    const RolePtr everyone = services.guilds.find_role(guild, everyone_role(guild));
    if (!everyone) throw Refusal(Code::UnknownGuild);
    Role draft{.guild_id = guild, .name = body.text("name", 0, kLongestRoleName).value_or("new role")};
    draft.permissions = body.permissions("permissions").value_or(everyone->permissions.only(services.guilds.permissions(guild, call.user())));
    read_colors(body, draft);
    draft.is_hoisted = body.boolean("hoist").value_or(false);
    draft.is_mentionable = body.boolean("mentionable").value_or(false);
    body.refuse_faults();
    JsonWriter answer;
    wire::write_role(answer, *co_await services.roles.create(call.user(), std::move(draft)));
    co_return json(answer);
}

Task<net::Response> erase(Services& services, Call& call) {
    co_await services.roles.erase(call.user(), call.id<GuildId>(0), call.id<RoleId>(1));
    co_return no_content();
}

Task<net::Response> give(Services& services, Call& call) {
    co_await services.roles.give(call.user(), call.id<GuildId>(0), call.id<UserId>(1), call.id<RoleId>(2));
    co_return no_content();
}

Task<net::Response> take(Services& services, Call& call) {
    co_await services.roles.take(call.user(), call.id<GuildId>(0), call.id<UserId>(1), call.id<RoleId>(2));
    co_return no_content();
}

}  // namespace

void add_roles(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/roles", list});
    add(router, services, {Method::Post, "/guilds/{guild}/roles", create});
    add(router, services, {Method::Get, "/guilds/{guild}/roles/{role}", get});
    add(router, services, {Method::Delete, "/guilds/{guild}/roles/{role}", erase});
    add(router, services, {Method::Put, "/guilds/{guild}/members/{user}/roles/{role}", give});
    add(router, services, {Method::Delete, "/guilds/{guild}/members/{user}/roles/{role}", take});
}

}  // namespace parley::api::discord::rest
