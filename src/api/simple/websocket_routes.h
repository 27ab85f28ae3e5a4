// api/simple/websocket_routes.h -- The two doors to the chat: `/ws/{token}` for programs, `/ws` with the cookie for our
// own page.
#pragma once
#include "api/simple/hub.h"
#include "net/router.h"

namespace parley::api::simple {

void add_websocket_routes(net::Router& router, Services& services, Hubs& hubs);

}  // namespace parley::api::simple
