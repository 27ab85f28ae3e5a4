#include "api/discord/rest/routes.h"

#include "api/discord/rest/caller.h"
#include "net/http_writer.h"

#include <boost/system/system_error.hpp>
#include <fmt/format.h>

namespace parley::api::discord::rest {
namespace {

constexpr std::string_view kPrefixes[] = {"/api/v10", "/api/v9", "/api"};

void require_access(Access access, const std::optional<Caller>& caller) {
    if (access == Access::Anybody) return;
    if (!caller) throw Refusal(Code::NotAuthenticated);
    if (access == Access::People && caller->is_bot) throw Refusal(Code::OnlyUsers);
    if (access == Access::Bots && !caller->is_bot) throw Refusal(Code::OnlyBots);
}

// Clients of other origins call too; their cookies never count, so everybody may read the answers.
void allow_other_origins(net::Headers& headers) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set("Access-Control-Expose-Headers", "*");
}

// The channel, guild or webhook that the path begins with: counted apart. Everything else of a path shares a bucket.
std::string top_level_id(const Endpoint& endpoint, const net::Request& request) {
    const std::string_view pattern = endpoint.pattern;
    if (pattern.starts_with("/channels/{") || pattern.starts_with("/guilds/{")) return request.params.at(0);
    if (pattern.starts_with("/webhooks/{")) return request.params.at(0) + '/' + (request.params.size() > 1 ? request.params[1] : "");
    return {};
}

std::string name_of_caller(const std::optional<Caller>& caller, const net::Request& request) {
    return caller ? std::to_string(caller->user_id.value) : request.peer.address;
}

// FNV-1a of the route, in hex: the same in every process.
std::string bucket_name(const Endpoint& endpoint) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : std::string(net::to_string(endpoint.method)) + ' ' + endpoint.pattern) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    return fmt::format("{:016x}", hash);
}

Task<net::Response> run(Services& services, const Endpoint& endpoint, net::Request& request, std::optional<Caller> caller) {
    require_access(endpoint.access, caller);
    Call call{.request = request, .caller = std::move(caller).value_or(Caller{})};
    co_return co_await endpoint.operation(services, call);
}

// Refusals become answers here, so that they bear the headers of the limits too.
Task<net::Response> run_or_refuse(Services& services, const Endpoint& endpoint, net::Request& request, std::optional<Caller> caller) {
    std::exception_ptr failure;
    try {
        co_return co_await run(services, endpoint, request, std::move(caller));
    } catch (const boost::system::system_error&) {
        throw;  // the loop stops
    } catch (...) {
        failure = std::current_exception();
    }
    co_return failed(request, failure);
}

// A library that is not told how long to wait asks again at once, for ever.
net::Response cut_off() {
    net::Response response = net::Response::json(429, R"({"message":"Too many invalid requests.","retry_after":60.0,"global":true,"code":0})");
    response.headers.set("Retry-After", "60");
    response.headers.set("X-RateLimit-Global", "true");
    return response;
}

// Whoever was refused for another reason (slow mode, too many sign-ins) waits as long as that says: some libraries look at
// the bucket's time first.
RateLimits::Verdict told_to_wait(const net::Response& response, RateLimits::Verdict verdict) {
    if (response.status != 429 || !response.headers.has("Retry-After")) return verdict;
    const std::chrono::seconds wait(std::stoi(std::string(response.headers.get("Retry-After"))));
    verdict.remaining = 0;
    verdict.reset += wait - verdict.reset_after;
    verdict.reset_after = wait;
    return verdict;
}

Task<net::Response> run_within_limits(Services& services, const Endpoint& endpoint, net::Request& request) {
    RateLimits& limits = services.rate_limits;
    const bool is_counted = !request.peer.is_trusted;
    if (is_counted && limits.is_cut_off(request.peer.address)) co_return cut_off();
    auto caller = co_await find_caller(services, request);
    const std::string name = name_of_caller(caller, request);
    const RateLimits::Bucket bucket{.name = bucket_name(endpoint), .key = name + ' ' + top_level_id(endpoint, request),
                                    .allowance = endpoint.allowance, .counts_globally = endpoint.counts_globally};
    if (limits.is_off()) co_return co_await run_or_refuse(services, endpoint, request, std::move(caller));
    const RateLimits::Verdict verdict = limits.count(bucket, name);
    net::Response response = verdict.is_allowed ? co_await run_or_refuse(services, endpoint, request, std::move(caller))
                                                : RateLimits::refused(bucket, verdict);
    if (verdict.is_allowed) RateLimits::write_headers(response.headers, bucket, told_to_wait(response, verdict));
    if (is_counted && (response.status == 401 || response.status == 403 || response.status == 429)) limits.note_invalid(request.peer.address);
    co_return response;
}

Task<net::Response> answer(Services& services, const Endpoint& endpoint, net::Request& request) {
    net::Response response = co_await run_within_limits(services, endpoint, request);
    allow_other_origins(response.headers);
    if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
    co_return response;
}

// Nobody's files are received before it is known whose they are. Where no token is asked for, the path has one, which
// the operation checks.
Task<net::Response> admit(Services& services, Access access, net::Request& request) {
    const auto caller = co_await find_caller(services, request);
    std::exception_ptr refusal;
    try {
        require_access(access, caller);
    } catch (...) {
        refusal = std::current_exception();
    }
    if (!refusal) co_return no_content();
    net::Response response = failed(request, refusal);
    allow_other_origins(response.headers);
    co_return response;
}

net::Response refuse_body(int status) {
    net::Response response = status == 413   ? refused(Refusal(Code::FileTooLarge))
                             : status == 507 ? refused(Refusal(Code::StorageFull))
                             : status == 503 ? refused(Refusal(Code::Busy))
                                             : net::Response::json(status, fmt::format(R"({{"message":"{}: {}","code":0}})", status,
                                                                                       net::reason_phrase(status)));
    if (status == 503) response.headers.set("Retry-After", "1");
    allow_other_origins(response.headers);
    return response;
}

}  // namespace

void add(net::Router& router, Services& services, Endpoint endpoint) {
    for (const std::string_view prefix : kPrefixes) {
        router.add({.method = endpoint.method, .pattern = std::string(prefix) + endpoint.pattern,
                    .handler = [&services, endpoint](net::Request& request) { return answer(services, endpoint, request); },
                    .body_limit = endpoint.body_limit,
                    .is_large = endpoint.is_large,
                    .upload_limit = endpoint.takes_files ? services.upload_limit_bytes : 0,
                    .admit = [&services, access = endpoint.access](net::Request& request) { return admit(services, access, request); },
                    .refuse = refuse_body});
    }
}

}  // namespace parley::api::discord::rest
