// api/discord/rest/discovery.h -- How this door answers where it has no route: in Discord's words, and open to clients
// of other origins.
#pragma once
#include "net/router.h"

namespace parley::api::discord::rest {

void dress_missing(std::string_view path, net::Method method, net::Response& answer);

}  // namespace parley::api::discord::rest
