// api/discord/rest/rate_limits.h -- How often one caller may ask. A bucket is a route, whatever the channel; it is counted
// for each caller and each top-level id (channel, guild, webhook) apart, in windows that begin with the first request.
// Source: Discord API v10, "Rate Limits". Any thread.
#pragma once
#include "base/clock.h"
#include "net/headers.h"
#include "net/response.h"

#include <array>
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parley::api::discord::rest {

struct Allowance {
    int requests = 30;
    std::chrono::milliseconds window{1'000};
};

class RateLimits {
public:
    // At most so many requests of one caller a second, over all routes; 0: nothing at all is limited.
    RateLimits(const Clock& clock, int requests_per_second) : clock_(clock), per_second_(requests_per_second) {}

    struct Bucket {
        std::string name;    // the same for a route whatever its ids; opaque to clients
        std::string key;     // caller and top-level id
        Allowance allowance;
        bool counts_globally = true;  // interactions' answers and webhooks do not
    };
    struct Verdict {
        bool is_allowed = true, is_global = false;
        int limit = 0, remaining = 0;
        Time reset{};
        std::chrono::milliseconds reset_after{0};
    };
    // Counts a request.
    Verdict count(const Bucket& bucket, const std::string& caller);
    bool is_off() const { return per_second_ == 0; }

    // Requests that were refused (401, 403, 429) from one address: beyond 10,000 in ten minutes it is not heard.
    void note_invalid(const std::string& address);
    bool is_cut_off(const std::string& address);

    static void write_headers(net::Headers& headers, const Bucket& bucket, const Verdict& verdict);
    static net::Response refused(const Bucket& bucket, const Verdict& verdict);

private:
    struct Window {
        Time ends{};
        int used = 0;
    };
    struct Part {
        std::mutex mutex;  // guards windows
        std::unordered_map<std::string, Window> windows;
        std::size_t swept_at = 1'024;  // entries; the ended ones are thrown out then
    };
    // Counts one into the window of that name unless it is full.
    bool count_into(const std::string& name, Allowance allowance, Time now, Window& after);

    const Clock& clock_;
    int per_second_;
    std::array<Part, 16> parts_;
};

}  // namespace parley::api::discord::rest
