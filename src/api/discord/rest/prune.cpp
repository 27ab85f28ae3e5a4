// Removing members who have not been here for long.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "core/pruning.h"

namespace parley::api::discord::rest {
namespace {

net::Response answer_pruned(std::optional<int> count) {
    JsonWriter answer;
    answer.object([&] { answer.field("pruned", count); });
    return json(answer);
}

// "1,2,3", as the query has it, and older bodies too.
std::vector<RoleId> read_list(const std::string& text) {
    std::vector<RoleId> roles;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        if (end > at) roles.push_back({Call::snowflake(text.substr(at, end - at), "include_roles")});
        at = end + 1;
    }
    return roles;
}

Task<net::Response> count(Services& services, Call& call) {
    core::Pruning::Wish wish;
    for (const std::string& sent : call.request.query_values("include_roles")) {
        for (const RoleId role : read_list(sent)) wish.roles.push_back(role);
    }
    wish.absent = std::chrono::days(call.query_integer("days", 1, 30).value_or(7));
    co_return answer_pruned(co_await services.pruning.count(call.user(), call.id<GuildId>(0), std::move(wish)));
}

Task<net::Response> prune(Services& services, Call& call) {
    wire::Body body = call.body();
    core::Pruning::Wish wish;
    wish.absent = std::chrono::days(body.integer("days", 1, 30).value_or(7));
    const auto* roles = body.find("include_roles");
    if (roles && roles->is_string()) wish.roles = read_list(std::string(roles->get_string()));
    else wish.roles = body.ids<RoleId>("include_roles").value_or(std::vector<RoleId>{});
    const bool wants_count = body.boolean("compute_prune_count").value_or(true);
    body.refuse_faults();
    const int pruned = co_await services.pruning.prune(call.actor(), call.id<GuildId>(0), std::move(wish));
    co_return answer_pruned(wants_count ? std::optional(pruned) : std::nullopt);
}

}  // namespace

void add_prune(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/prune", count});
    add(router, services, {Method::Post, "/guilds/{guild}/prune", prune});
}

}  // namespace parley::api::discord::rest
