// base/metrics.h -- Counters and gauges in Prometheus' text format. Names are `parley_<what>_<unit>[_total]`, labels
// come from small fixed sets and are never ids. Every call may come from any thread.
#pragma once
#include <prometheus/counter.h>
#include <prometheus/gauge.h>

#include <map>
#include <string>

namespace parley::metrics {

using Labels = std::map<std::string, std::string>;

// The returned object lives as long as the program: look it up once, not per event.
prometheus::Counter& counter(const std::string& name, const std::string& help, const Labels& labels = {});
prometheus::Gauge& gauge(const std::string& name, const std::string& help, const Labels& labels = {});

// Everything, as `GET /metrics` answers it.
std::string text();

}  // namespace parley::metrics
