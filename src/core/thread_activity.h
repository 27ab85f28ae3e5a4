// core/thread_activity.h -- What a message does to the thread that it stands in.
#pragma once
#include "core/guild_cache.h"
#include "model/event.h"
#include "store/store.h"

namespace parley::core {

// Whether a thread counts it: not what it began with (Discord API v10, "Channel", message_count).
inline bool counts_in_thread(const Message& message) {
    return message.type != MessageType::ThreadStarter && message.id.value != message.channel_id.value;
}

// About which one of the thread that message will be. Source: Discord API v10, "Message", position.
int position_of(const GuildCache& guilds, const Message& message);

// In the unit that writes the message: the thread counts it and is archived no longer, and an account that wrote it takes part.
void note_message(store::Unit& unit, const GuildCache& guilds, const Channel& thread, const Message& message, bool is_account, Time now);
// In the unit that deletes them: they are counted no longer. Nothing for a channel that is no thread.
void note_deletion(store::Unit& unit, const MessagesDeleted& deleted);

}  // namespace parley::core
