#include "base/workers.h"

#include <gtest/gtest.h>

#include <boost/asio/post.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <string>

namespace parley {
namespace {

struct Seen {
    std::string name;
    int nice = 0;
};

Seen seen_by(const std::string& name, Priority priority) {
    Seen seen;
    start_thread(name, priority, [&] {
        char text[16] = {};
        pthread_getname_np(pthread_self(), text, sizeof text);
        seen = {text, getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()))};
    }).join();
    return seen;
}

TEST(Threads, HaveAName) { EXPECT_EQ(seen_by("writer", Priority::Normal).name, "writer"); }

TEST(Threads, OfTheBackgroundGiveWay) {
    const int ours = seen_by("a", Priority::Normal).nice;
    EXPECT_EQ(seen_by("b", Priority::Background).nice, std::max(ours, kBackgroundNice));
}

TEST(Workers, DoEverythingBeforeTheyEnd) {
    std::atomic<int> done{0};
    Workers workers("test", 2);
    for (int i = 0; i < 100; ++i) boost::asio::post(workers.get_executor(), [&] { ++done; });
    workers.join();
    EXPECT_EQ(done, 100);
}

}  // namespace
}  // namespace parley
