#include "net/server_metrics.h"

#include "base/metrics.h"

#include <fmt/format.h>

namespace parley::net {
namespace {

prometheus::Counter& frames(const char* direction) {
    return metrics::counter("parley_websocket_frames_total", "WebSocket frames.", {{"direction", direction}});
}

}  // namespace

ServerMetrics::ServerMetrics()
    : connections(metrics::gauge("parley_connections", "Open connections.")),
      websockets(metrics::gauge("parley_websockets", "Open WebSockets.")),
      frames_in(frames("in")),
      frames_out(frames("out")) {
    for (std::size_t i = 1; i < requests.size(); ++i) {
        requests[i] = &metrics::counter("parley_http_requests_total", "Answered HTTP requests.", {{"status", fmt::format("{}xx", i)}});
    }
    requests[0] = requests[5];  // a status below 100 is a bug
}

}  // namespace parley::net
