// api/discord/gateway/interaction_dispatches.h -- What is told of interactions, and of messages that one person alone sees.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void tell(Hub& hub, const InteractionTold& told);
void tell(Hub& hub, const PrivateMessageTold& told);
void tell(Hub& hub, const CommandPermissionsChanged& changed);

}  // namespace parley::api::discord::gateway
