#include "net/deadlines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>

namespace parley::net {
namespace {

using namespace std::chrono_literals;

struct Entry final : Timed {
    void on_deadline() override {
        ++late;
        if (then) then();
    }
    int late = 0;
    std::function<void()> then;
};

struct Wheel {
    Deadlines deadlines;
    std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now();
    void pass(std::chrono::seconds time) {
        for (; time > 0s; time -= 1s) {
            deadlines.advance(now += 1s);
            while (deadlines.tell_late(1)) {}
        }
    }
};

TEST(Deadlines, TellsOnceAndNotEarly) {
    Wheel wheel;
    Entry entry;
    wheel.deadlines.set(entry, 3s);
    wheel.pass(3s);
    EXPECT_EQ(entry.late, 0);
    wheel.pass(1s);
    EXPECT_EQ(entry.late, 1);
    wheel.pass(300s);
    EXPECT_EQ(entry.late, 1);
}

TEST(Deadlines, MovesEitherWay) {
    Wheel wheel;
    Entry later, sooner, parked;
    wheel.deadlines.set(later, 2s);
    wheel.deadlines.set(later, 10s);
    wheel.deadlines.set(sooner, 100s);
    wheel.deadlines.set(sooner, 2s);
    wheel.deadlines.set(parked, 2s);
    wheel.deadlines.park(parked);
    wheel.pass(4s);
    EXPECT_EQ(later.late, 0);
    EXPECT_EQ(sooner.late, 1);
    wheel.pass(8s);
    EXPECT_EQ(later.late, 1);
    EXPECT_EQ(parked.late, 0);
}

TEST(Deadlines, ReachesBeyondTheWheel) {
    Wheel wheel;
    Entry entry;
    wheel.deadlines.set(entry, 1000s);
    wheel.pass(1000s);
    EXPECT_EQ(entry.late, 0);
    wheel.pass(1s);
    EXPECT_EQ(entry.late, 1);
}

TEST(Deadlines, CatchesUpAfterASleep) {
    Wheel wheel;
    Entry entry, far;
    wheel.deadlines.set(entry, 5s);
    wheel.deadlines.set(far, 5000s);
    wheel.deadlines.advance(wheel.now += 3000s);
    EXPECT_FALSE(wheel.deadlines.tell_late(1));
    EXPECT_EQ(entry.late, 1);
    EXPECT_EQ(far.late, 0);
}

TEST(Deadlines, TellsACrowdInPortions) {
    Wheel wheel;
    std::array<Entry, 10> crowd;
    for (Entry& entry : crowd) wheel.deadlines.set(entry, 2s);
    wheel.deadlines.advance(wheel.now += 3s);
    const auto told = [&] { return std::ranges::count(crowd, 1, &Entry::late); };
    EXPECT_EQ(told(), 0);
    EXPECT_TRUE(wheel.deadlines.tell_late(4));
    EXPECT_EQ(told(), 4);
    wheel.deadlines.set(crowd[4], 5s);  // its turn would be next
    wheel.deadlines.park(crowd[5]);
    int visits = 0;
    wheel.deadlines.for_each([&](Timed&) { ++visits; });
    EXPECT_EQ(visits, 10);
    wheel.deadlines.advance(wheel.now += 1s);  // more may become late meanwhile
    EXPECT_FALSE(wheel.deadlines.tell_late(4));
    EXPECT_EQ(told(), 8);
    wheel.pass(6s);
    EXPECT_EQ(crowd[4].late, 1);
    EXPECT_EQ(crowd[5].late, 0);
}

TEST(Deadlines, LetsEntriesComeAndGoWhileTheyAreTold) {
    Wheel wheel;
    auto victim = std::make_unique<Entry>();
    Entry first, again;
    first.then = [&] { victim.reset(); };
    again.then = [&] {
        if (again.late < 3) wheel.deadlines.set(again, 1s);
    };
    wheel.deadlines.set(first, 1s);
    wheel.deadlines.set(*victim, 1s);
    wheel.deadlines.set(again, 1s);
    wheel.pass(20s);
    EXPECT_EQ(first.late, 1);
    EXPECT_EQ(again.late, 3);
}

TEST(Deadlines, VisitsEveryEntry) {
    Wheel wheel;
    Entry set, parked;
    auto gone = std::make_unique<Entry>();
    wheel.deadlines.set(set, 7s);
    wheel.deadlines.park(parked);
    wheel.deadlines.set(*gone, 7s);
    int visits = 0;
    wheel.deadlines.for_each([&](Timed& entry) {
        ++visits;
        if (&entry == gone.get()) gone.reset();
    });
    EXPECT_EQ(visits, 3);
    wheel.pass(9s);
    EXPECT_EQ(set.late, 1);
}

}  // namespace
}  // namespace parley::net
