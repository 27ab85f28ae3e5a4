#include "base/bounded_cache.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace parley {
namespace {

using Cache = BoundedCache<int, std::string>;

TEST(BoundedCache, FindsWhatWasPut) {
    Cache cache(100);
    cache.put(1, "one");
    cache.put(1, "uno");
    EXPECT_EQ(cache.find(1), "uno");
    EXPECT_EQ(cache.find(2), std::nullopt);
}

TEST(BoundedCache, ForgetsSomethingWhenItIsFull) {
    Cache cache(160);
    for (int i = 0; i < 10'000; ++i) cache.put(i, "x");
    int kept = 0;
    for (int i = 0; i < 10'000; ++i) kept += cache.find(i).has_value();
    EXPECT_GT(kept, 0);
    EXPECT_LE(kept, 160 + 16);
}

TEST(BoundedCache, KeepsAnOfferWhenNothingWasErasedSince) {
    Cache cache(100);
    cache.offer(1, "one", cache.generation());
    EXPECT_EQ(cache.find(1), "one");
}

TEST(BoundedCache, DropsAnOfferThatWasReadBeforeAnErasure) {
    Cache cache(100);
    const auto read_at = cache.generation();
    cache.erase(1);
    cache.offer(1, "old", read_at);
    EXPECT_EQ(cache.find(1), std::nullopt);
    cache.offer(1, "new", cache.generation());
    EXPECT_EQ(cache.find(1), "new");
}

TEST(BoundedCache, DropsAnOfferThatWasReadBeforeAClearing) {
    Cache cache(100);
    cache.put(2, "two");
    const auto read_at = cache.generation();
    cache.clear();
    cache.offer(1, "old", read_at);
    EXPECT_EQ(cache.find(1), std::nullopt);
    EXPECT_EQ(cache.find(2), std::nullopt);
}

TEST(BoundedCache, NeverBringsBackWhatIsErasedWhileItIsRead) {
    Cache cache(100);
    std::atomic<int> truth = 0;  // what the database holds
    std::thread writer([&] {
        for (int i = 1; i <= 20'000; ++i) {
            truth = i;
            cache.erase(7);
        }
    });
    for (int i = 0; i < 20'000; ++i) {
        const auto read_at = cache.generation();
        cache.offer(7, std::to_string(truth), read_at);
    }
    writer.join();
    const auto kept = cache.find(7);
    EXPECT_TRUE(!kept || kept == "20000");
}

}  // namespace
}  // namespace parley
