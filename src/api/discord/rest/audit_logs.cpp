// What was done in a guild, by whom and why.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/audit_entry.h"
#include "api/discord/wire/command.h"
#include "api/discord/wire/thread.h"
#include "api/discord/wire/user.h"
#include "api/discord/wire/webhook.h"
#include "base/contains.h"

#include <set>

namespace parley::api::discord::rest {
namespace {

core::AuditFilter read_filter(const Call& call) {
    core::AuditFilter filter{.actor = call.query_id<UserId>("user_id"), .before = call.query_id<AuditEntryId>("before"),
                             .after = call.query_id<AuditEntryId>("after")};
    if (const auto action = call.query_integer("action_type", 0, INT32_MAX)) filter.action = static_cast<int>(*action);
    if (const auto target = call.request.query_value("target_id")) filter.target = Call::snowflake(*target, "target_id");
    filter.limit = static_cast<int>(call.query_integer("limit", 1, 100).value_or(50));
    return filter;
}

using core::AuditAction;

bool is_among(const AuditEntry& entry, AuditAction first, AuditAction last) {
    return entry.action >= static_cast<int>(first) && entry.action <= static_cast<int>(last);
}

// Actions whose target is a person. Source: Discord API v10, "Audit Log Events".
bool concerns_person(const AuditEntry& entry) {
    return is_among(entry, AuditAction::MemberKick, AuditAction::BotAdd) || is_among(entry, AuditAction::MessageDelete, AuditAction::MessageDelete) ||
           is_among(entry, AuditAction::MessagePin, AuditAction::MessageUnpin);
}

// What those of the entries were done to that are such actions.
std::vector<std::uint64_t> targets_of(const std::vector<AuditEntry>& entries, AuditAction first, AuditAction last) {
    std::set<std::uint64_t> targets;
    for (const AuditEntry& entry : entries) {
        if (is_among(entry, first, last)) targets.insert(entry.target_id);
    }
    return {targets.begin(), targets.end()};
}

Task<std::vector<ProfilePtr>> people_of(Services& services, const std::vector<AuditEntry>& entries) {
    std::set<UserId> ids;
    for (const AuditEntry& entry : entries) {
        ids.insert(entry.actor_id);
        if (concerns_person(entry) && entry.target_id != 0) ids.insert({entry.target_id});
    }
    return services.views.people({ids.begin(), ids.end()});
}

// Those that are still there and that the reader may see.
void write_threads(JsonWriter& answer, Services& services, UserId reader, const std::vector<AuditEntry>& entries) {
    answer.key("threads").array([&] {
        for (const std::uint64_t id : targets_of(entries, AuditAction::ThreadCreate, AuditAction::ThreadDelete)) {
            const ChannelPtr thread = services.guilds.find_channel({id});
            if (!thread || !thread->thread || !services.guilds.can_view(*thread, reader)) continue;
            wire::write_thread(answer, *thread, services.guilds.last_message(thread->id), nullptr);
        }
    });
}

// Their tokens are for those alone who may manage webhooks.
void write_webhooks(JsonWriter& answer, const std::vector<Webhook>& webhooks) {
    answer.key("webhooks").array([&] {
        for (const Webhook& webhook : webhooks) wire::write_webhook(answer, webhook, nullptr, "");
    });
}

Task<std::vector<Command>> commands_of(Services& services, GuildId guild, const std::vector<AuditEntry>& entries) {
    const auto targets = targets_of(entries, AuditAction::CommandPermissionUpdate, AuditAction::CommandPermissionUpdate);
    std::vector<Command> commands;
    if (!targets.empty()) commands = co_await services.commands.offered_in(guild);
    std::erase_if(commands, [&](const Command& one) { return !contains(targets, one.id.value); });
    co_return commands;
}

Task<net::Response> list(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    const std::vector<AuditEntry> entries = co_await services.audit_log.find(call.user(), guild, read_filter(call));
    const std::vector<ProfilePtr> people = co_await people_of(services, entries);
    const std::vector<Webhook> webhooks = co_await services.webhooks.among(guild, targets_of(entries, AuditAction::WebhookCreate, AuditAction::WebhookDelete));
    const std::vector<Command> commands = co_await commands_of(services, guild, entries);
    JsonWriter answer;
    answer.object([&] {
        answer.key("audit_log_entries").array([&] {
            for (const AuditEntry& entry : entries) answer.object([&] { wire::write_audit_entry_fields(answer, entry); });
        });
        answer.key("users").array([&] {
            for (const ProfilePtr& person : people) wire::write_user(answer, *person);
        });
        write_threads(answer, services, call.user(), entries);
        write_webhooks(answer, webhooks);
        answer.key("application_commands").array([&] {
            for (const Command& command : commands) wire::write_command(answer, command);
        });
        // A library walks each of them, so they are there even when nothing is.
        for (const char* name : {"auto_moderation_rules", "guild_scheduled_events", "integrations"}) {
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
