// api/discord/first_screen.h -- What a person's client shows first, so that it comes with the page and waits for no second
// request: what READY tells, and the newest messages of the channel that the address names.
#pragma once
#include "api/discord/gateway/hub.h"
#include "net/request.h"

#include <string>

namespace parley::api::discord {

// The JSON of {"ready", "upload_limit", "channel_id", "messages", "members"}. `upload_limit` is in bytes, of the files of one
// message together. `messages` is as GET /channels/{id}/messages answers them, with their authors as `members` of the guild;
// null when the address names no channel or one that `me` may not view. READY names no session: the gateway tells it again to
// whoever opens one. Only on the request's loop.
Task<std::string> make_first_screen(Services* services, gateway::Hubs* hubs, const net::Request* request, ProfilePtr me);

}  // namespace parley::api::discord
