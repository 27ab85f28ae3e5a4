// api/discord/rest/caller.h -- Whose token a request bears: `Bot <token>`, `Bearer <token>`, a bare access token, or the
// cookie of our own pages.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "base/task.h"

namespace parley::api::discord::rest {

// Nothing when there is no token, or none that is good. A cookie counts only for requests of our own pages.
Task<std::optional<Caller>> find_caller(Services& services, const net::Request& request);

}  // namespace parley::api::discord::rest
