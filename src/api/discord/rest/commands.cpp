// Application commands: their applications register, change and remove them, everywhere or in one guild.
#include "api/discord/rest/command_scope.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/command.h"

#include <set>

namespace parley::api::discord::rest {
namespace {

// Far more than may be kept: who sends more is told at once.
constexpr std::size_t kMostSent = 2 * core::kMostChatCommands;

net::Response answer_with(const Command& command, int status = 200) {
    JsonWriter answer;
    wire::write_command(answer, command);
    return json(answer, status);
}

net::Response answer_with(const std::vector<Command>& commands, wire::Localizations localizations) {
    JsonWriter answer;
    answer.array([&] {
        for (const Command& one : commands) wire::write_command(answer, one, localizations);
    });
    return json(answer);
}

Task<net::Response> list(Services& services, Call& call, CommandScope scope) {
    const auto commands = co_await services.commands.list(scope.application_id, scope.guild_id);
    co_return answer_with(commands, call.query_flag("with_localizations") ? wire::Localizations::Full : wire::Localizations::Left);
}

Task<net::Response> create(Services& services, Call& call, CommandScope scope) {
    wire::Body body = call.body();
    Command draft = wire::read_command(body, scope.application_id, scope.guild_id);
    body.refuse_faults();
    const auto saved = co_await services.commands.save(std::move(draft));
    co_return answer_with(saved.command, saved.is_new ? 201 : 200);
}

Task<net::Response> replace_all(Services& services, Call& call, CommandScope scope) {
    std::vector<wire::Body> bodies = wire::Body::parse_list(call.request.body, kMostSent);
    std::vector<Command> drafts;
    std::set<std::pair<CommandType, std::string>> names;
    for (wire::Body& body : bodies) {
        drafts.push_back(wire::read_command(body, scope.application_id, scope.guild_id));
        if (!names.emplace(drafts.back().type, drafts.back().name).second && !drafts.back().name.empty()) {
            body.fault("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }
    }
    if (!bodies.empty()) bodies.front().refuse_faults();
    co_return answer_with(co_await services.commands.replace_all(scope.application_id, scope.guild_id, std::move(drafts)),
                          wire::Localizations::Full);
}

Task<net::Response> get_one(Services& services, CommandScope scope, CommandId id) {
    co_return answer_with(co_await services.commands.require(scope.application_id, scope.guild_id, id));
}

Task<net::Response> change(Services& services, Call& call, CommandScope scope, CommandId id) {
    Command command = co_await services.commands.require(scope.application_id, scope.guild_id, id);
    wire::Body body = call.body();
    wire::read_command_changes(body, command);
    body.refuse_faults();
    co_return answer_with(co_await services.commands.update(std::move(command)));
}

Task<net::Response> erase(Services& services, CommandScope scope, CommandId id) {
    co_await services.commands.erase(scope.application_id, scope.guild_id, id);
    co_return no_content();
}

Task<net::Response> list_global(Services& s, Call& c) { co_return co_await list(s, c, co_await require_global_scope(s, c)); }
Task<net::Response> list_in_guild(Services& s, Call& c) { co_return co_await list(s, c, co_await require_guild_scope(s, c)); }
Task<net::Response> create_global(Services& s, Call& c) { co_return co_await create(s, c, co_await require_global_scope(s, c)); }
Task<net::Response> create_in_guild(Services& s, Call& c) { co_return co_await create(s, c, co_await require_guild_scope(s, c)); }
Task<net::Response> replace_global(Services& s, Call& c) { co_return co_await replace_all(s, c, co_await require_global_scope(s, c)); }
Task<net::Response> replace_in_guild(Services& s, Call& c) { co_return co_await replace_all(s, c, co_await require_guild_scope(s, c)); }
Task<net::Response> get_global(Services& s, Call& c) {
    co_return co_await get_one(s, co_await require_global_scope(s, c), c.id<CommandId>(1));
}
Task<net::Response> get_in_guild(Services& s, Call& c) {
    co_return co_await get_one(s, co_await require_guild_scope(s, c), c.id<CommandId>(2));
}
Task<net::Response> change_global(Services& s, Call& c) {
    co_return co_await change(s, c, co_await require_global_scope(s, c), c.id<CommandId>(1));
}
Task<net::Response> change_in_guild(Services& s, Call& c) {
    co_return co_await change(s, c, co_await require_guild_scope(s, c), c.id<CommandId>(2));
}
Task<net::Response> erase_global(Services& s, Call& c) {
    co_return co_await erase(s, co_await require_global_scope(s, c), c.id<CommandId>(1));
}
Task<net::Response> erase_in_guild(Services& s, Call& c) {
    co_return co_await erase(s, co_await require_guild_scope(s, c), c.id<CommandId>(2));
}

}  // namespace

void add_commands(net::Router& router, Services& services) {
    using net::Method;
    const std::string global = "/applications/{application}/commands", guild = "/applications/{application}/guilds/{guild}/commands";
    add(router, services, {Method::Get, global, list_global});
    add(router, services, {Method::Post, global, create_global});
    add(router, services, {Method::Put, global, replace_global});
    add(router, services, {Method::Get, global + "/{command}", get_global});
    add(router, services, {Method::Patch, global + "/{command}", change_global});
    add(router, services, {Method::Delete, global + "/{command}", erase_global});
    add(router, services, {Method::Get, guild, list_in_guild});
    add(router, services, {Method::Post, guild, create_in_guild});
    add(router, services, {Method::Put, guild, replace_in_guild});
    add(router, services, {Method::Get, guild + "/{command}", get_in_guild});
    add(router, services, {Method::Patch, guild + "/{command}", change_in_guild});
    add(router, services, {Method::Delete, guild + "/{command}", erase_in_guild});
}

}  // namespace parley::api::discord::rest
