// api/discord/gateway/group_dispatches.h -- What is told of groups: made, renamed, and who comes and goes.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void tell_group(Hub& hub, const ChannelSaved& saved);
void tell(Hub& hub, const RecipientChanged& changed);

}  // namespace parley::api::discord::gateway
