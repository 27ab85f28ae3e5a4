// api/discord/gateway/thread_dispatches.h -- What sessions hear of threads: THREAD_CREATE, _UPDATE and _DELETE, who comes to
// them and leaves them, and the whole list when somebody gains access.
#pragma once
#include "api/discord/gateway/hub.h"
#include "base/json_writer.h"

namespace parley::api::discord::gateway {

void tell_thread(Hub& hub, const ChannelSaved& saved);
void tell_thread(Hub& hub, const ChannelDeleted& deleted);
void tell(Hub& hub, const ThreadMembersChanged& changed);

// THREAD_MEMBER_LIST_UPDATE: who is in a thread that the session sees, to a person's client that shows them.
Task<> tell_thread_members(Hub* hub, SessionPtr session, ChannelId thread);

// `threads` of GUILD_CREATE: what the session's user sees of the guild's active ones, each with their own membership.
void write_active_threads(JsonWriter& json, Hub& hub, const Session& session, GuildId guild);

}  // namespace parley::api::discord::gateway
