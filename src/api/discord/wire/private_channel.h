// api/discord/wire/private_channel.h -- Conversations outside of guilds as one of their people sees them.
#pragma once
#include "base/json_writer.h"
#include "model/message.h"

#include <optional>
#include <vector>

namespace parley::api::discord::wire {

// `people`: its recipients without the one who is told. Without a guild_id.
void write_private_channel(JsonWriter& json, const Channel& channel, const std::vector<ProfilePtr>& people, std::optional<MessageId> last_message_id);
void write_private_channel_fields(JsonWriter& json, const Channel& channel, const std::vector<ProfilePtr>& people, std::optional<MessageId> last_message_id);

}  // namespace parley::api::discord::wire
