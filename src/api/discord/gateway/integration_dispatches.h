// api/discord/gateway/integration_dispatches.h -- Applications that come to guilds and leave them, by their bots.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

// INTEGRATION_CREATE and INTEGRATION_DELETE, each followed by GUILD_INTEGRATIONS_UPDATE. Source: Discord API v10, "Gateway Events".
void tell_integration_came(Hub& hub, GuildId guild, const Application& application, const Profile& bot);
void tell_integration_left(Hub& hub, GuildId guild, const Profile& bot);

}  // namespace parley::api::discord::gateway
