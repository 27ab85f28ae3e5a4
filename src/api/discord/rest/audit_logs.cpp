// What was done in a guild, by whom and why.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/audit_entry.h"
#include "api/discord/wire/user.h"

#include <set>

namespace parley::api::discord::rest {
namespace {

core::AuditFilter read_filter(const Call& call) {
    core::AuditFilter filter{.actor = call.query_id<UserId>("user_id"), .before = call.query_id<AuditEntryId>("before"),
                             .after = call.query_id<AuditEntryId>("after")};
    if (const auto action = call.query_integer("action_type", 0, INT32_MAX)) filter.action = static_cast<int>(*action);
    filter.limit = static_cast<int>(call.query_integer("limit", 1, 100).value_or(50));
    return filter;
}

// Actions whose target is a person. Source: Discord API v10, "Audit Log Events".
bool concerns_person(const AuditEntry& entry) {
    using core::AuditAction;
    const auto action = static_cast<AuditAction>(entry.action);
    return (action >= AuditAction::MemberKick && action <= AuditAction::BotAdd) || action == AuditAction::MessageDelete ||
           action == AuditAction::MessagePin || action == AuditAction::MessageUnpin;
}

Task<std::vector<ProfilePtr>> people_of(Services& services, const std::vector<AuditEntry>& entries) {
    std::set<UserId> ids;
    for (const AuditEntry& entry : entries) {
        ids.insert(entry.actor_id);
        if (concerns_person(entry) && entry.target_id != 0) ids.insert({entry.target_id});
    }
    std::vector<ProfilePtr> people;
    for (const UserId id : ids) {
        if (ProfilePtr profile = co_await services.common.directory.find(id)) people.push_back(std::move(profile));
    }
    co_return people;
}

Task<net::Response> list(Services& services, Call& call) {
    const std::vector<AuditEntry> entries = co_await services.audit_log.find(call.user(), call.id<GuildId>(0), read_filter(call));
    const std::vector<ProfilePtr> people = co_await people_of(services, entries);
    JsonWriter answer;
    answer.object([&] {
        answer.key("audit_log_entries").array([&] {
            for (const AuditEntry& entry : entries) answer.object([&] { wire::write_audit_entry_fields(answer, entry); });
        });
        answer.key("users").array([&] {
            for (const ProfilePtr& person : people) wire::write_user(answer, *person);
        });
        // A library walks each of them, so they are there even when nothing is.
        for (const char* name : {"application_commands", "auto_moderation_rules", "guild_scheduled_events", "integrations", "threads", "webhooks"}) {
            answer.key(name).array([] {});
        }
    });
    co_return json(answer);
}

}  // namespace

void add_audit_logs(net::Router& router, Services& services) {
    add(router, services, {net::Method::Get, "/guilds/{guild}/audit-logs", list});
}

}  // namespace parley::api::discord::rest
