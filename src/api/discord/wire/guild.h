// api/discord/wire/guild.h -- Guilds as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/guild.h"

#include <vector>

namespace parley::api::discord::wire {

// What answers and GUILD_CREATE have in common, inside an object. GUILD_CREATE adds joined_at, large, unavailable, …
void write_guild_fields(JsonWriter& json, const Guild& guild, const std::vector<RolePtr>& roles, const std::vector<Emoji>& emojis);
// What READY has below `properties` for people: without roles and emojis.
void write_guild_properties(JsonWriter& json, const Guild& guild);

}  // namespace parley::api::discord::wire
