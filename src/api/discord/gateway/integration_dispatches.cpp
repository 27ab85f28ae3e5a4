#include "api/discord/gateway/integration_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/integration.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

void tell_update(Hub& hub, GuildId guild) {
    to_guild(hub, guild, "GUILD_INTEGRATIONS_UPDATE", Intent::GuildIntegrations, [&](JsonWriter& json) { wire::id_field(json, "guild_id", guild); });
}

}  // namespace

void tell_integration_came(Hub& hub, GuildId guild, const Application& application, const Profile& bot) {
    to_guild(hub, guild, "INTEGRATION_CREATE", Intent::GuildIntegrations, [&](JsonWriter& json) {
        wire::write_integration_fields(json, application, bot);
        wire::id_field(json, "guild_id", guild);
    });
    tell_update(hub, guild);
}

// An application bears the number of its bot.
void tell_integration_left(Hub& hub, GuildId guild, const Profile& bot) {
    to_guild(hub, guild, "INTEGRATION_DELETE", Intent::GuildIntegrations, [&](JsonWriter& json) {
        wire::id_field(json, "id", bot.id);
        wire::id_field(json, "guild_id", guild);
        wire::id_field(json, "application_id", bot.id);
    });
    tell_update(hub, guild);
}

}  // namespace parley::api::discord::gateway
