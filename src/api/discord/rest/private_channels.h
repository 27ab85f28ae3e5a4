// api/discord/rest/private_channels.h -- Answers that show a conversation outside of guilds.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "net/response.h"

namespace parley::api::discord::rest {

// As the caller, who is one of its people, sees it.
Task<net::Response> answer_private_channel(Services& services, const Call& call, const Channel& channel);

}  // namespace parley::api::discord::rest
