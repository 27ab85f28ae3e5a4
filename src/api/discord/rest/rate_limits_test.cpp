#include "api/discord/rest/rate_limits.h"

#include "support/hand_clock.h"

#include <gtest/gtest.h>

namespace parley::api::discord::rest {
namespace {

using std::chrono::milliseconds;

struct Limited {
    test::HandClock clock;
    RateLimits limits{clock, 5};
    RateLimits::Bucket bucket{.name = "route", .key = "ada channel", .allowance = {.requests = 2, .window = milliseconds(1'000)}};
};

TEST(RateLimits, RefuseWhatIsBeyondAWindowAndBeginAnew) {
    Limited limited;
    EXPECT_EQ(limited.limits.count(limited.bucket, "ada").remaining, 1);
    EXPECT_EQ(limited.limits.count(limited.bucket, "ada").remaining, 0);
    limited.clock.advance(milliseconds(400));
    const auto refused = limited.limits.count(limited.bucket, "ada");
    EXPECT_FALSE(refused.is_allowed);
    EXPECT_FALSE(refused.is_global);
    EXPECT_EQ(refused.reset_after, milliseconds(600));
    limited.clock.advance(milliseconds(600));
    EXPECT_TRUE(limited.limits.count(limited.bucket, "ada").is_allowed);
}

TEST(RateLimits, CountEachTopLevelIdApart) {
    Limited limited;
    RateLimits::Bucket other = limited.bucket;
    other.key = "ada another channel";
    for (int i = 0; i < 2; ++i) limited.limits.count(limited.bucket, "ada");
    EXPECT_TRUE(limited.limits.count(other, "ada").is_allowed);
    EXPECT_FALSE(limited.limits.count(limited.bucket, "ada").is_allowed);
}

TEST(RateLimits, RefuseACallerOverAllRoutes) {
    Limited limited;
    for (int i = 0; i < 5; ++i) {
        limited.bucket.key = std::to_string(i);
        EXPECT_TRUE(limited.limits.count(limited.bucket, "ada").is_allowed);
    }
    limited.bucket.key = "5";
    EXPECT_TRUE(limited.limits.count(limited.bucket, "ada").is_global);
    EXPECT_TRUE(limited.limits.count(limited.bucket, "bob").is_allowed);
    limited.bucket.counts_globally = false;
    limited.bucket.key = "6";
    EXPECT_TRUE(limited.limits.count(limited.bucket, "ada").is_allowed);
}

TEST(RateLimits, HearNoMoreOfAnAddressThatIsRefusedTenThousandTimes) {
    Limited limited;
    for (int i = 0; i < 9'999; ++i) limited.limits.note_invalid("192.0.2.1");
    EXPECT_FALSE(limited.limits.is_cut_off("192.0.2.1"));
    limited.limits.note_invalid("192.0.2.1");
    EXPECT_TRUE(limited.limits.is_cut_off("192.0.2.1"));
    EXPECT_FALSE(limited.limits.is_cut_off("192.0.2.2"));
    limited.clock.advance(std::chrono::minutes(10));
    EXPECT_FALSE(limited.limits.is_cut_off("192.0.2.1"));
}

TEST(RateLimits, TellAGlobalRefusalApart) {
    Limited limited;
    const net::Response response = RateLimits::refused(limited.bucket, {.is_allowed = false, .is_global = true, .reset_after = milliseconds(250)});
    EXPECT_EQ(response.status, 429);
    EXPECT_EQ(response.headers.get("X-RateLimit-Global"), "true");
    EXPECT_EQ(response.headers.get("Retry-After"), "1");
    EXPECT_EQ(response.headers.get("X-RateLimit-Reset-After"), "0.250");
    EXPECT_EQ(response.headers.get("X-RateLimit-Remaining"), "0");
    EXPECT_EQ(response.body, R"({"message":"You are being rate limited.","retry_after":0.250,"global":true,"code":0})");
}

}  // namespace
}  // namespace parley::api::discord::rest
