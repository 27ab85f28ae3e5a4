// app/operating.h -- What an operator's tools ask: /healthz and /metrics.
#pragma once
#include "core/presence.h"
#include "net/router.h"

namespace parley::app {

void add_operating_routes(net::Router& router, const core::Presence& presence);

}  // namespace parley::app
