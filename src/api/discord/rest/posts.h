// api/discord/rest/posts.h -- Posts in forums, which the route that starts threads makes too.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "base/task.h"
#include "net/response.h"

namespace parley::api::discord::rest {

// The body has the thread's fields and, below `message`, its first message.
Task<net::Response> start_post(Services& services, Call& call, const Channel& forum);

}  // namespace parley::api::discord::rest
