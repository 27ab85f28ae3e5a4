// api/discord/wire/guild_emoji.h -- A guild's own emojis as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/guild.h"

namespace parley::api::discord::wire {

// `creator` may be null: then `user` is left out.
void write_guild_emoji(JsonWriter& json, const Emoji& emoji, const Profile* creator = nullptr);
void write_guild_emojis(JsonWriter& json, const std::vector<Emoji>& emojis);

}  // namespace parley::api::discord::wire
