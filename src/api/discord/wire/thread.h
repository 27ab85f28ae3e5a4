// api/discord/wire/thread.h -- Threads and those who take part in them as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/channel.h"
#include "model/guild.h"

namespace parley::api::discord::wire {

// `own` is the reader's membership, or null. `last_message_id` is the newest that the cache knows of.
void write_thread(JsonWriter& json, const Channel& thread, const std::optional<MessageId>& last_message_id, const ThreadMember* own);
// Its members alone, for those who add to them.
void write_thread_fields(JsonWriter& json, const Channel& thread, const std::optional<MessageId>& last_message_id, const ThreadMember* own);

void write_thread_member(JsonWriter& json, const ThreadMember& member);
void write_thread_member_fields(JsonWriter& json, const ThreadMember& member);

}  // namespace parley::api::discord::wire
