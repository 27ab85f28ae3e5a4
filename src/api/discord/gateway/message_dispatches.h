// api/discord/gateway/message_dispatches.h -- What is told of messages, typing and reading.
#pragma once
#include "api/discord/gateway/hub.h"

namespace parley::api::discord::gateway {

void tell(Hub& hub, const MessageCreated& created);
void tell(Hub& hub, const MessageUpdated& updated);
void tell(Hub& hub, const MessagesDeleted& deleted);
void tell(Hub& hub, const TypingStarted& typing);
void tell(Hub& hub, const ReadMoved& moved);

}  // namespace parley::api::discord::gateway
