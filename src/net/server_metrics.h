// net/server_metrics.h -- What the server counts.
#pragma once
#include <prometheus/counter.h>
#include <prometheus/gauge.h>

#include <array>

namespace parley::net {

struct ServerMetrics {
    ServerMetrics();

    void count_answer(int status) { requests[static_cast<std::size_t>(status / 100 % 6)]->Increment(); }

    std::array<prometheus::Counter*, 6> requests;  // by the first digit of the status
    prometheus::Gauge& connections;
    prometheus::Gauge& websockets;
    prometheus::Counter& frames_in;
    prometheus::Counter& frames_out;
};

}  // namespace parley::net
