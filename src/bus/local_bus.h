// bus/local_bus.h -- Hands committed events to every loop of this process. Subscribers are added at start-up, before
// the first event, and each gets the batches in the order they were published.
#pragma once
#include "model/event.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace parley::bus {

using Batch = std::shared_ptr<const std::vector<EventPtr>>;

class LocalBus {
public:
    // `take` is called by the publisher's thread under a lock: it only posts the batch to its loop.
    void subscribe(std::function<void(Batch)> take);
    // Nobody is told any more: before the subscribers go, while the database may still commit.
    void close();
    // Any thread.
    void publish(std::vector<EventPtr> events);
    void publish(Event event);

private:
    std::mutex mutex_;  // keeps the order of batches the same for every subscriber
    std::vector<std::function<void(Batch)>> subscribers_;
};

}  // namespace parley::bus
