#include "bus/local_bus.h"

#include <gtest/gtest.h>

#include <thread>

namespace parley {
namespace {

Event ended(std::uint64_t session) { return SessionEnded{UserId{1}, SessionId{session}}; }

std::vector<std::uint64_t> sessions_of(const bus::Batch& batch) {
    std::vector<std::uint64_t> sessions;
    for (const EventPtr& event : *batch) sessions.push_back(std::get<SessionEnded>(*event).session_id.value);
    return sessions;
}

TEST(LocalBus, TellsEverySubscriberInOrder) {
    bus::LocalBus bus;
    std::vector<std::uint64_t> first;
    std::vector<std::uint64_t> second;
    bus.subscribe([&](const bus::Batch& batch) { for (auto id : sessions_of(batch)) first.push_back(id); });
    bus.subscribe([&](const bus::Batch& batch) { for (auto id : sessions_of(batch)) second.push_back(id); });
    bus.publish(std::vector<EventPtr>{std::make_shared<const Event>(ended(1)), std::make_shared<const Event>(ended(2))});
    bus.publish(ended(3));
    EXPECT_EQ(first, (std::vector<std::uint64_t>{1, 2, 3}));
    EXPECT_EQ(second, first);
}

TEST(LocalBus, GivesTheSameOrderToAllWhenSeveralThreadsPublish) {
    bus::LocalBus bus;
    std::vector<std::uint64_t> first;
    std::vector<std::uint64_t> second;
    bus.subscribe([&](const bus::Batch& batch) { for (auto id : sessions_of(batch)) first.push_back(id); });
    bus.subscribe([&](const bus::Batch& batch) { for (auto id : sessions_of(batch)) second.push_back(id); });
    const auto publish = [&](std::uint64_t from) {
        for (std::uint64_t i = 0; i < 1000; ++i) bus.publish(ended(from + i));
    };
    std::thread other(publish, 1000);
    publish(5000);
    other.join();
    EXPECT_EQ(first.size(), 2000U);
    EXPECT_EQ(first, second);
}

TEST(LocalBus, TellsNobodyAfterItClosed) {
    bus::LocalBus bus;
    int told = 0;
    bus.subscribe([&](const bus::Batch&) { ++told; });
    bus.close();
    bus.publish(ended(1));
    EXPECT_EQ(told, 0);
}

}  // namespace
}  // namespace parley
