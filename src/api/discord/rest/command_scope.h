// api/discord/rest/command_scope.h -- "/applications/{application}/…" and "/applications/{application}/guilds/{guild}/…":
// whose commands a path means, and whether the caller may touch them.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "base/task.h"

namespace parley::api::discord::rest {

struct CommandScope {
    ApplicationId application_id;
    GuildId guild_id;  // 0: everywhere
};

// For the application's bot and for its owner. Refused with MissingAccess, also when the bot is not in the guild.
Task<CommandScope> require_global_scope(Services& services, const Call& call);
Task<CommandScope> require_guild_scope(Services& services, const Call& call);

}  // namespace parley::api::discord::rest
