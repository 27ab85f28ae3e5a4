#include "bus/local_bus.h"

namespace parley::bus {

void LocalBus::subscribe(std::function<void(Batch)> take) {
    const std::lock_guard lock(mutex_);
    subscribers_.push_back(std::move(take));
}

void LocalBus::close() {
    const std::lock_guard lock(mutex_);
    subscribers_.clear();
}

void LocalBus::publish(std::vector<EventPtr> events) {
    const auto batch = std::make_shared<const std::vector<EventPtr>>(std::move(events));
    const std::lock_guard lock(mutex_);
    for (const auto& take : subscribers_) take(batch);
}

void LocalBus::publish(Event event) {
    std::vector<EventPtr> one;
    one.push_back(std::make_shared<const Event>(std::move(event)));
    publish(std::move(one));
}

}  // namespace parley::bus
