#include "base/metrics.h"

#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace parley::metrics {
namespace {

// The registry hands back the family that it already has, so asking twice for a name is fine.
prometheus::Registry& registry() {
    static prometheus::Registry kept(prometheus::Registry::InsertBehavior::Merge);
    return kept;
}

}  // namespace

prometheus::Counter& counter(const std::string& name, const std::string& help, const Labels& labels) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry()).Add(labels);
}

prometheus::Gauge& gauge(const std::string& name, const std::string& help, const Labels& labels) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry()).Add(labels);
}

std::string text() { return prometheus::TextSerializer().Serialize(registry().Collect()); }

}  // namespace parley::metrics
