#include "core/account_limits.h"

#include "model/refusal.h"
#include "support/hand_clock.h"

#include <gtest/gtest.h>

#include <vector>

namespace parley::core {
namespace {

using std::chrono::milliseconds;

constexpr UserId kAnna{512}, kBob{1024};

int refused_for(AccountLimits& limits, UserId user) {
    try {
        limits.open(user);
        return 0;
    } catch (const Refusal& refusal) {
        EXPECT_EQ(refusal.code, Code::TooManyTries);
        return refusal.retry_after_seconds;
    }
}

TEST(AccountLimits, LetTenSecondsWorthThroughAtOnceAndThenTheRate) {
    test::HandClock clock;
    AccountLimits limits(clock, {.commands_per_second = 10, .connections = 5});
    const auto connection = limits.open(kAnna);
    for (int i = 0; i < 100 - kConnectionCost; ++i) EXPECT_EQ(connection->spend(10), milliseconds(0)) << i;
    EXPECT_EQ(connection->spend(10), milliseconds(100));
    clock.advance(milliseconds(200));
    EXPECT_EQ(connection->spend(10), milliseconds(0));
}

TEST(AccountLimits, CountALargeCommandAsMany) {
    test::HandClock clock;
    AccountLimits limits(clock, {.commands_per_second = 10, .connections = 5});
    EXPECT_EQ(limits.open(kAnna)->spend(1 << 20), milliseconds((257 + kConnectionCost - 100) * 100));
}

TEST(AccountLimits, AreSharedByTheConnectionsOfAnAccountAndByNoOther) {
    test::HandClock clock;
    AccountLimits limits(clock, {.commands_per_second = 10, .connections = 5});
    const auto first = limits.open(kAnna), second = limits.open(kAnna), other = limits.open(kBob);
    for (int i = 0; i < 100 - 2 * kConnectionCost; ++i) first->spend(1);
    EXPECT_GT(second->spend(1), milliseconds(0));
    EXPECT_EQ(other->spend(1), milliseconds(0));
}

TEST(AccountLimits, RefuseAConnectionTooMany) {
    test::HandClock clock;
    AccountLimits limits(clock, {.commands_per_second = 0, .connections = 3});
    std::vector<std::unique_ptr<AccountLimits::Connection>> open;
    for (int i = 0; i < 3; ++i) open.push_back(limits.open(kAnna));
    EXPECT_GT(refused_for(limits, kAnna), 0);
    EXPECT_EQ(refused_for(limits, kBob), 0);
    open.pop_back();
    EXPECT_EQ(refused_for(limits, kAnna), 0);
}

TEST(AccountLimits, RefuseOneWhoComesAndGoesForEverAndRememberIt) {
    test::HandClock clock;
    AccountLimits limits(clock, {.commands_per_second = 10, .connections = 3});
    int came = 0;
    while (refused_for(limits, kAnna) == 0) ++came;
    EXPECT_EQ(came, 6);  // the last one may pass the allowance
    for (std::uint64_t other = 1; other < 5000; ++other) EXPECT_EQ(refused_for(limits, {(other + 10) * 512}), 0);
    EXPECT_EQ(refused_for(limits, kAnna), 2);
    clock.advance(milliseconds(2000));
    EXPECT_EQ(refused_for(limits, kAnna), 0);
}

}  // namespace
}  // namespace parley::core
