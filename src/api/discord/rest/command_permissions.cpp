// Who may call an application's commands in a guild: its managers say so, its bot and they read it.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/command.h"

namespace parley::api::discord::rest {
namespace {

struct Place {
    ApplicationId application_id;
    GuildId guild_id;
};

Place require_place(Services& services, const Call& call) {
    const Place place{call.id<ApplicationId>(0), call.id<GuildId>(1)};
    services.guilds.require_guild(place.guild_id, call.user());
    if (call.caller.is_bot && call.caller.application_id != place.application_id) throw Refusal(Code::NotYourApplication);
    return place;
}

// The id of a command that the application has there, or its own for all of them.
Task<> require_target(Services& services, Place place, std::uint64_t id) {
    if (id == place.application_id.value) co_return;
    for (const Command& one : co_await services.commands.offered_in(place.guild_id)) {
        if (one.id.value == id && one.application_id == place.application_id) co_return;
    }
    throw Refusal(Code::UnknownCommand);
}

Task<std::vector<CommandPermissions>> said_of(Services& services, Place place) {
    auto said = co_await services.commands.permissions_in(place.guild_id);
    std::erase_if(said, [&](const CommandPermissions& one) { return one.application_id != place.application_id; });
    co_return said;
}

Task<net::Response> list(Services& services, Call& call) {
    const auto said = co_await said_of(services, require_place(services, call));
    JsonWriter answer;
    answer.array([&] {
        for (const CommandPermissions& one : said) wire::write_command_permissions(answer, one);
    });
    co_return json(answer);
}

net::Response answer_with(const CommandPermissions& permissions) {
    JsonWriter answer;
    wire::write_command_permissions(answer, permissions);
    return json(answer);
}

Task<net::Response> get_one(Services& services, Call& call) {
    const auto id = call.id<CommandId>(2).value;
    for (const CommandPermissions& one : co_await said_of(services, require_place(services, call))) {
        if (one.id == id) co_return answer_with(one);
    }
    throw Refusal(Code::UnknownCommandPermissions);
}

std::vector<CommandPermission> read_permissions(wire::Body& body) {
    std::vector<CommandPermission> permissions;
    body.require("permissions");
    auto bodies = body.objects("permissions", core::kMostCommandPermissions);
    for (wire::Body& one : bodies ? *bodies : std::vector<wire::Body>{}) {
        for (const auto* name : {"id", "type", "permission"}) one.require(name);
        permissions.push_back({.id = one.id<CommandId>("id").value_or(CommandId{}).value,
                               .target = static_cast<CommandPermission::Target>(one.integer("type", 1, 3).value_or(1)),
                               .is_allowed = one.boolean("permission").value_or(false)});
    }
    body.refuse_faults();
    return permissions;
}

Task<net::Response> set(Services& services, Call& call) {
    const Place place = require_place(services, call);
    services.guilds.require(place.guild_id, call.user(), Permission::ManageGuild);
    services.guilds.require(place.guild_id, call.user(), Permission::ManageRoles);
    const auto id = call.id<CommandId>(2).value;
    co_await require_target(services, place, id);
    wire::Body body = call.body();
    const CommandPermissions permissions{.application_id = place.application_id, .guild_id = place.guild_id, .id = id,
                                         .permissions = read_permissions(body)};
    co_await services.commands.set_permissions(call.actor(), permissions);
    co_return answer_with(permissions);
}

}  // namespace

void add_command_permissions(net::Router& router, Services& services) {
    using net::Method;
    const std::string commands = "/applications/{application}/guilds/{guild}/commands";
    add(router, services, {Method::Get, commands + "/permissions", list});
    add(router, services, {Method::Get, commands + "/{command}/permissions", get_one});
    add(router, services, {Method::Put, commands + "/{command}/permissions", set, Access::People});
}

}  // namespace parley::api::discord::rest
