#include "api/discord/rest/command_scope.h"

namespace parley::api::discord::rest {

Task<CommandScope> require_global_scope(Services& services, const Call& call) {
    const auto id = call.id<ApplicationId>(0);
    if (!call.caller.is_bot) co_await services.applications.require_owned(id, call.user());
    else if (call.caller.application_id != id) throw Refusal(Code::NotYourApplication);
    co_return CommandScope{.application_id = id, .guild_id = {}};
}

Task<CommandScope> require_guild_scope(Services& services, const Call& call) {
    CommandScope scope = co_await require_global_scope(services, call);
    scope.guild_id = call.id<GuildId>(1);
    // A bot's user bears its application's number.
    if (!services.guilds.find_member(scope.guild_id, UserId{scope.application_id.value})) throw Refusal(Code::MissingAccess);
    co_return scope;
}

}  // namespace parley::api::discord::rest
