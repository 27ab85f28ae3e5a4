// api/discord/wire/channel.h -- A guild's channels as the wire has them. Threads stand in wire/thread.h.
#pragma once
#include "base/json_writer.h"
#include "model/channel.h"

namespace parley::api::discord::wire {

// `last_message_id` is the newest that the cache knows of.
void write_channel(JsonWriter& json, const Channel& channel, const std::optional<MessageId>& last_message_id);
void write_overwrites(JsonWriter& json, const std::vector<Overwrite>& overwrites);

}  // namespace parley::api::discord::wire
