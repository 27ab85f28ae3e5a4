// What people's clients offer after a slash: the commands that the caller may call, with their applications.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/command.h"
#include "api/discord/wire/user.h"
#include "base/text.h"
#include "core/command_rules.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace parley::api::discord::rest {
namespace {

// `channel` may be null: what may be called somewhere in the guild.
Task<std::vector<Command>> callable(Services& services, const Call& call, GuildPtr guild, ChannelPtr channel) {
    const MemberPtr member = services.guilds.require_member(guild->id, call.user());
    const core::CommandCaller caller{.member = *member,
                                     .permissions = channel ? services.guilds.permissions_in(*channel, call.user())
                                                            : services.guilds.permissions(guild->id, call.user()),
                                     .channel = channel.get()};
    const auto said = co_await services.commands.permissions_in(guild->id);
    auto commands = co_await services.commands.offered_in(guild->id);
    std::erase_if(commands, [&](const Command& one) {
        return !core::is_offered(one, InteractionContext::Guild) || !core::may_call(one, caller, said);
    });
    co_return commands;
}

// In a conversation: what the bots in it offer in direct channels.
Task<std::vector<Command>> callable_in_private(Services& services, ChannelPtr channel) {
    std::vector<Command> commands;
    for (const UserId id : channel->recipients) {
        const auto own = co_await services.commands.list(ApplicationId{id.value}, {});
        std::ranges::copy_if(own, std::back_inserter(commands), [](const Command& one) { return core::is_offered(one, InteractionContext::BotDm); });
    }
    co_return commands;
}

Task<std::vector<Command>> callable_in(Services& services, const Call& call, ChannelPtr channel) {
    if (!channel->guild_id) co_return co_await callable_in_private(services, std::move(channel));
    GuildPtr guild = services.guilds.require_guild(channel->guild_id, call.user());
    co_return co_await callable(services, call, std::move(guild), std::move(channel));
}

void write_application(JsonWriter& json, const Application& application) {
    json.object([&] {
        wire::id_field(json, "id", application.id).field("name", application.name).field("description", application.description);
        json.field("icon", application.icon).field("flags", application.flags);
        if (application.bot_id) wire::id_field(json, "bot_id", *application.bot_id);
    });
}

Task<net::Response> answer_with(Services& services, std::vector<Command> commands) {
    std::set<ApplicationId> ids;
    for (const Command& one : commands) ids.insert(one.application_id);
    std::vector<Application> applications;
    for (const ApplicationId id : ids) {
        if (auto found = co_await services.applications.find(id)) applications.push_back(std::move(*found));
    }
    JsonWriter answer;
    answer.object([&] {
        answer.key("applications").array([&] {
            for (const Application& one : applications) write_application(answer, one);
        });
        answer.key("application_commands").array([&] {
            for (const Command& one : commands) wire::write_command(answer, one);
        });
        answer.field("cursor", nullptr);
    });
    co_return json(answer);
}

Task<net::Response> index_of_guild(Services& services, Call& call) {
    GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    co_return co_await answer_with(services, co_await callable(services, call, std::move(guild), nullptr));
}

Task<net::Response> search_in_channel(Services& services, Call& call) {
    const ChannelPtr channel = co_await services.access.require(call.id<ChannelId>(0), call.user());
    const auto type = call.query_integer("type", 1, 3);
    const auto limit = call.query_integer("limit", 1, 100);
    const std::string query = folded(call.request.query_value("query").value_or(""));
    auto commands = co_await callable_in(services, call, channel);
    std::erase_if(commands, [&](const Command& one) {
        return (type && static_cast<int>(one.type) != *type) || folded(one.name).find(query) == std::string::npos;
    });
    if (limit && commands.size() > static_cast<std::size_t>(*limit)) commands.resize(static_cast<std::size_t>(*limit));
    co_return co_await answer_with(services, std::move(commands));
}

}  // namespace

void add_command_index(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/application-command-index", index_of_guild, Access::People});
    add(router, services, {Method::Get, "/channels/{channel}/application-commands/search", search_in_channel, Access::People});
}

}  // namespace parley::api::discord::rest
