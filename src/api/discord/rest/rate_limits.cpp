#include "api/discord/rest/rate_limits.h"

#include <fmt/format.h>

#include <functional>

namespace parley::api::discord::rest {
namespace {

using std::chrono::milliseconds;

// Source: Discord API v10, "Rate Limits", "Invalid Request Limit".
constexpr Allowance kInvalid{.requests = 10'000, .window = std::chrono::minutes(10)};

// HTTP has whole seconds there (RFC 9110, 10.2.3), never too few.
std::string whole_seconds(milliseconds time) { return fmt::to_string(std::chrono::ceil<std::chrono::seconds>(time).count()); }

std::string seconds(milliseconds time) { return fmt::format("{:.3f}", static_cast<double>(time.count()) / 1'000); }

}  // namespace

bool RateLimits::count_into(const std::string& name, Allowance allowance, Time now, Window& after) {
    Part& part = parts_[std::hash<std::string>{}(name) % parts_.size()];
    const std::lock_guard lock(part.mutex);
    if (part.windows.size() >= part.swept_at) {
        std::erase_if(part.windows, [&](const auto& entry) { return entry.second.ends <= now; });
        part.swept_at = std::max<std::size_t>(1'024, 2 * part.windows.size());
    }
    Window& window = part.windows[name];
    if (window.ends <= now) window = {.ends = now + allowance.window, .used = 0};
    const bool has_room = window.used < allowance.requests;
    if (has_room) ++window.used;
    after = window;
    return has_room;
}

RateLimits::Verdict RateLimits::count(const Bucket& bucket, const std::string& caller) {
    const Time now = clock_.now();
    Verdict verdict{.limit = bucket.allowance.requests};
    Window window;
    if (bucket.counts_globally) {
        verdict.is_global = !count_into("global " + caller, {.requests = per_second_, .window = milliseconds(1'000)}, now, window);
        verdict.is_allowed = !verdict.is_global;
    }
    if (verdict.is_allowed) {
        verdict.is_allowed = count_into(bucket.name + ' ' + bucket.key, bucket.allowance, now, window);
        verdict.remaining = bucket.allowance.requests - window.used;
    }
    verdict.reset = window.ends;
    verdict.reset_after = std::max(window.ends - now, milliseconds(1));
    return verdict;
}

void RateLimits::note_invalid(const std::string& address) {
    Window ignored;
    count_into("invalid " + address, kInvalid, clock_.now(), ignored);
}

bool RateLimits::is_cut_off(const std::string& address) {
    const std::string name = "invalid " + address;
    Part& part = parts_[std::hash<std::string>{}(name) % parts_.size()];
    const std::lock_guard lock(part.mutex);
    const auto at = part.windows.find(name);
    return at != part.windows.end() && at->second.ends > clock_.now() && at->second.used >= kInvalid.requests;
}

void RateLimits::write_headers(net::Headers& headers, const Bucket& bucket, const Verdict& verdict) {
    headers.set("X-RateLimit-Limit", fmt::to_string(verdict.limit));
    headers.set("X-RateLimit-Remaining", fmt::to_string(verdict.remaining));
    headers.set("X-RateLimit-Reset", seconds(verdict.reset.time_since_epoch()));
    headers.set("X-RateLimit-Reset-After", seconds(verdict.reset_after));
    headers.set("X-RateLimit-Bucket", bucket.name);
}

net::Response RateLimits::refused(const Bucket& bucket, const Verdict& verdict) {
    net::Response response = net::Response::json(429, fmt::format(
        R"({{"message":"You are being rate limited.","retry_after":{},"global":{},"code":0}})", seconds(verdict.reset_after), verdict.is_global));
    write_headers(response.headers, bucket, verdict);
    response.headers.set("Retry-After", whole_seconds(verdict.reset_after));
    response.headers.set("X-RateLimit-Scope", verdict.is_global ? "global" : "user");
    if (verdict.is_global) response.headers.set("X-RateLimit-Global", "true");
    return response;
}

}  // namespace parley::api::discord::rest
