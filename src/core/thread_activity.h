// core/thread_activity.h -- What a message does to the thread that it stands in.
#pragma once
#include "core/guild_cache.h"
#include "store/store.h"

#include <vector>

namespace parley::core {

// Whether a thread counts it: not what it began with (Discord API v10, "Channel", message_count).
inline bool counts_in_thread(const Message& message) {
    return message.type != MessageType::ThreadStarter && message.id.value != message.channel_id.value;
}

// In the unit that writes the message: the thread counts it and is archived no longer, and an account that wrote it takes part.
void note_message(store::Unit& unit, const GuildCache& guilds, const Channel& thread, const Message& message, bool is_account, Time now);
void note_deletion(store::Unit& unit, ChannelId thread, const std::vector<MessageId>& messages);

}  // namespace parley::core
