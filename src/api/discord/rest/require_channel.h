// api/discord/rest/require_channel.h -- The channel that a path below `/channels/{channel}` names.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "base/task.h"

namespace parley::api::discord::rest {

// Of any kind. Refused with UnknownChannel, or with MissingAccess when the caller may not view it.
inline Task<ChannelPtr> require_channel(Services& services, const Call& call) { return services.access.require(call.id<ChannelId>(0), call.user()); }

}  // namespace parley::api::discord::rest
