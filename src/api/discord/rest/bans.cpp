// Who may not come back into a guild.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"
#include "core/bans.h"

namespace parley::api::discord::rest {
namespace {

// The newer name counts in seconds, the older in days.
std::chrono::seconds read_removal(wire::Body& body) {
    constexpr std::int64_t most = core::kLongestMessageRemoval.count(), day = 24 * 3'600;
    if (const auto seconds = body.integer("delete_message_seconds", 0, most)) return std::chrono::seconds(*seconds);
    return std::chrono::seconds(body.integer("delete_message_days", 0, 7).value_or(0) * day);
}

void write_ban(JsonWriter& json, const core::Bans::Seen& seen) {
    json.object([&] {
        json.field("reason", seen.ban.reason);
        wire::write_user(json.key("user"), seen.profile);
    });
}

// Older clients give the reason in the body.
core::Actor actor_of(const Call& call, wire::Body& body) {
    core::Actor actor = call.actor();
    if (!actor.reason) actor.reason = body.text("reason", 0, 512);
    return actor;
}

Task<net::Response> ban(Services& services, Call& call) {
    wire::Body body = call.body();
    const std::chrono::seconds removal = read_removal(body);
    core::Actor actor = actor_of(call, body);
    body.refuse_faults();
    co_await services.bans.ban(std::move(actor), call.id<GuildId>(0), call.id<UserId>(1), removal);
    co_return no_content();
}

Task<net::Response> ban_all(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("user_ids");
    const auto users = body.ids<UserId>("user_ids").value_or(std::vector<UserId>{});
    if (users.empty() || users.size() > core::kMostBannedAtOnce) {
        body.fault("user_ids", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 200 in length.");
    }
    const std::chrono::seconds removal = read_removal(body);
    core::Actor actor = actor_of(call, body);
    body.refuse_faults();
    const auto outcome = co_await services.bans.ban_all(std::move(actor), call.id<GuildId>(0), users, removal);
    JsonWriter answer;
    answer.object([&] {
        answer.key("banned_users").array([&] {
            for (const UserId user : outcome.banned) answer.value(std::to_string(user.value));
        });
        answer.key("failed_users").array([&] {
            for (const UserId user : outcome.failed) answer.value(std::to_string(user.value));
        });
    });
    co_return json(answer);
}

Task<net::Response> lift(Services& services, Call& call) {
    co_await services.bans.lift(call.actor(), call.id<GuildId>(0), call.id<UserId>(1));
    co_return no_content();
}

Task<net::Response> get(Services& services, Call& call) {
    JsonWriter answer;
    write_ban(answer, co_await services.bans.find(call.user(), call.id<GuildId>(0), call.id<UserId>(1)));
    co_return json(answer);
}

Task<net::Response> list(Services& services, Call& call) {
    const auto limit = static_cast<int>(call.query_integer("limit", 1, 1'000).value_or(1'000));
    const auto after = call.query_id<UserId>("after").value_or(UserId{});
    const auto found = co_await services.bans.list(call.user(), call.id<GuildId>(0), call.query_id<UserId>("before"), after, limit);
    JsonWriter answer;
    answer.array([&] {
        for (const core::Bans::Seen& seen : found) write_ban(answer, seen);
    });
    co_return json(answer);
}

}  // namespace

void add_bans(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {.method = Method::Get, .pattern = "/guilds/{guild}/bans", .operation = list, .is_large = true});
    add(router, services, {Method::Get, "/guilds/{guild}/bans/{user}", get});
    add(router, services, {Method::Put, "/guilds/{guild}/bans/{user}", ban});
    add(router, services, {Method::Delete, "/guilds/{guild}/bans/{user}", lift});
    add(router, services, {Method::Post, "/guilds/{guild}/bulk-ban", ban_all});
}

}  // namespace parley::api::discord::rest
