// The roles of guilds, and who has them.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/role_settings.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/role.h"
#include "core/files/new_pictures.h"
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

// The hash of the picture that the body brings; an inner nothing when it removes the old one.
Task<std::optional<std::optional<std::string>>> store_icon(core::NewPictures& fresh, RoleId role, wire::Body& body) {
    std::optional<std::optional<std::string>> icon;
    if (body.is_null("icon")) icon.emplace();
    if (const auto uri = body.text("icon")) icon = (co_await fresh.store({core::ImageKind::RoleIcon, role.value}, *uri, "icon")).hash;
    co_return icon;
}

// Its picture lies under the role's id before the role is there.
Task<net::Response> create_with(Services& services, Call& call, core::NewPictures& fresh) {
    wire::Body body = call.body();
    const auto guild = call.id<GuildId>(0);
    services.roles.require_may_create(call.user(), guild);
    const RolePtr everyone = services.guilds.require_role(guild, everyone_role(guild));
    Role draft{.guild_id = guild, .name = "new role"};
    draft.permissions = everyone->permissions.only(services.guilds.permissions(guild, call.user()));
    read_role(body, draft);
    body.refuse_faults();
    if (body.find("icon")) {
        draft.id = services.roles.draw_id();
        draft.icon = (co_await store_icon(fresh, draft.id, body)).value_or(std::nullopt);
        body.refuse_faults();
    }
    JsonWriter answer;
    wire::write_role(answer, *co_await services.roles.create(call.actor(), std::move(draft)));
    co_return json(answer);
}

Task<net::Response> create(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    co_return co_await fresh.kept_by(create_with(services, call, fresh), [](const core::ImagePlace&, const std::string&) { return false; });
}

Task<net::Response> change_with(Services& services, Call& call, core::NewPictures& fresh) {
    wire::Body body = call.body();
    const auto guild = call.id<GuildId>(0);
    const auto id = call.id<RoleId>(1);
    services.guilds.require_guild(guild, call.user());
    services.guilds.require(guild, call.user(), Permission::ManageRoles);
    const RolePtr before = services.guilds.require_role(guild, id);
    services.guilds.require_above(guild, call.user(), *before);
    const auto icon = co_await store_icon(fresh, id, body);
    const RolePtr after = co_await services.roles.change(call.actor(), guild, id, [&](Role& role) {
        read_role(body, role);
        if (icon) role.icon = *icon;
        body.refuse_faults();
    });
    if (before->icon && before->icon != after->icon) co_await services.images.remove({core::ImageKind::RoleIcon, id.value}, *before->icon);
    JsonWriter answer;
    wire::write_role(answer, *after);
    co_return json(answer);
}

Task<net::Response> change(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    const auto guild = call.id<GuildId>(0);
    const auto id = call.id<RoleId>(1);
    co_return co_await fresh.kept_by(change_with(services, call, fresh), [&](const core::ImagePlace&, const std::string& hash) {
        const RolePtr role = services.guilds.find_role(guild, id);
        return role && role->icon == hash;
    });
}

Task<net::Response> arrange(Services& services, Call& call) {
    std::vector<wire::Body> bodies = wire::Body::parse_list(call.request.body, core::kMostRoles);
    std::vector<core::RolePlace> places;
    for (wire::Body& body : bodies) {
        body.require("id");
        const auto id = body.id<RoleId>("id").value_or(RoleId{});
        const auto position = body.integer("position", 0, INT32_MAX);
        if (position) places.push_back({id, static_cast<int>(*position)});
    }
    if (!bodies.empty()) bodies.front().refuse_faults();
    const std::vector<RolePtr> roles = co_await services.roles.arrange(call.actor(), call.id<GuildId>(0), std::move(places));
    JsonWriter answer;
    answer.array([&] {
        for (const RolePtr& role : roles) wire::write_role(answer, *role);
    });
    co_return json(answer);
}

Task<net::Response> count_members(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    JsonWriter answer;
    answer.object([&] {
        for (const auto& [role, count] : services.guilds.role_member_counts(guild)) answer.field(std::to_string(role.value), count);
    });
    co_return json(answer);
}

Task<net::Response> erase(Services& services, Call& call) {
    co_await services.roles.erase(call.actor(), call.id<GuildId>(0), call.id<RoleId>(1));
    co_return no_content();
}

Task<net::Response> give(Services& services, Call& call) {
    co_await services.roles.give(call.actor(), call.id<GuildId>(0), call.id<UserId>(1), call.id<RoleId>(2));
    co_return no_content();
}

Task<net::Response> take(Services& services, Call& call) {
    co_await services.roles.take(call.actor(), call.id<GuildId>(0), call.id<UserId>(1), call.id<RoleId>(2));
    co_return no_content();
}

}  // namespace

void add_roles(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/roles", list});
    add(router, services, {Method::Post, "/guilds/{guild}/roles", create, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Patch, "/guilds/{guild}/roles", arrange});
    add(router, services, {Method::Get, "/guilds/{guild}/roles/member-counts", count_members});
    add(router, services, {Method::Get, "/guilds/{guild}/roles/{role}", get});
    add(router, services, {Method::Patch, "/guilds/{guild}/roles/{role}", change, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Delete, "/guilds/{guild}/roles/{role}", erase});
    add(router, services, {Method::Put, "/guilds/{guild}/members/{user}/roles/{role}", give});
    add(router, services, {Method::Delete, "/guilds/{guild}/members/{user}/roles/{role}", take});
}

}  // namespace parley::api::discord::rest
