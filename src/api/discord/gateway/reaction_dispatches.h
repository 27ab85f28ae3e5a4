// api/discord/gateway/reaction_dispatches.h -- What is told of reactions and pins.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void tell(Hub& hub, const ReactionAdded& added);
void tell(Hub& hub, const ReactionRemoved& removed);
void tell(Hub& hub, const ReactionsCleared& cleared);
void tell(Hub& hub, const PinsChanged& changed);

}  // namespace parley::api::discord::gateway
