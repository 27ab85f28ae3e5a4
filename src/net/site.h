// net/site.h -- What the workers of one server share: read by all, written by none after the start but the counters,
// which may be written from any thread.
#pragma once
#include "net/admission.h"
#include "net/http_scanner.h"
#include "net/server.h"
#include "net/server_metrics.h"
#include "net/spool.h"
#include "net/tls.h"
#include "net/trusted_proxies.h"

#include <optional>

namespace parley::net {

struct Site {
    Site(const Router& table, ServerConfig settings);

    const Router& router;
    const ServerConfig config;
    const HttpLimits limits;
    const TrustedProxies trusted;
    std::optional<TlsContext> tls;
    Admission admission;
    Spool spool;
    ServerMetrics metrics;
};

}  // namespace parley::net
