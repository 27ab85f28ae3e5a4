// api/discord/gateway/members_request.h -- Opcode 8: the members of a guild in chunks.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

// Tells GUILD_MEMBERS_CHUNK until everyone asked for is told. Every chunk but the last has exactly kMembersPerChunk,
// since libraries take a shorter one for the last. Nothing for a guild that the session is not in. A whole list is for
// those with the intent GUILD_MEMBERS, presences for those with GUILD_PRESENCES.
Task<> tell_members(Hub* hub, SessionPtr session, MembersRequest request);

}  // namespace parley::api::discord::gateway
