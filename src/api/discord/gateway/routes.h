// api/discord/gateway/routes.h -- Where the gateway upgrades: `/`, beside the page, and `/gateway`.
#pragma once
#include "api/discord/gateway/hub.h"
#include "net/router.h"

namespace parley::api::discord::gateway {

// No Origin is asked: the token comes in IDENTIFY, and cookies never count here.
void add_routes(net::Router& router, Services& services, Hubs& hubs);

}  // namespace parley::api::discord::gateway
