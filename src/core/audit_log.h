// core/audit_log.h -- What was done in a guild, by whom and why. Whoever changes something adds the entry to the unit that
// makes the change:
//
//   AuditDraft(guild, AuditAction::MessageDelete, author.value).option("channel_id", id).option("count", "1").log(unit, actor);
//   AuditDraft(guild, AuditAction::WebhookUpdate, id.value).change("name", before.name, after.name).log(unit, actor);
//
// core/audit_changes.h compares whole guilds, channels, roles and so on.
#pragma once
#include "base/json_writer.h"
#include "core/actor.h"
#include "core/guild_cache.h"
#include "model/guild.h"
#include "store/audit_log.h"
#include "store/store.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace parley::core {

// Source: Discord API v10, "Audit Log Events".
enum class AuditAction : int {
    GuildUpdate = 1,
    ChannelCreate = 10,
    ChannelUpdate = 11,
    ChannelDelete = 12,
    OverwriteCreate = 13,
    OverwriteUpdate = 14,
    OverwriteDelete = 15,
    MemberKick = 20,
    MemberPrune = 21,
    MemberBanAdd = 22,
    MemberBanRemove = 23,
    MemberUpdate = 24,
    MemberRoleUpdate = 25,
    BotAdd = 28,
    RoleCreate = 30,
    RoleUpdate = 31,
    RoleDelete = 32,
    InviteCreate = 40,
    InviteUpdate = 41,
    InviteDelete = 42,
    WebhookCreate = 50,
    WebhookUpdate = 51,
    WebhookDelete = 52,
    EmojiCreate = 60,
    EmojiUpdate = 61,
    EmojiDelete = 62,
    MessageDelete = 72,
    MessageBulkDelete = 73,
    MessagePin = 74,
    MessageUnpin = 75,
    IntegrationDelete = 82,
    ThreadCreate = 110,
    ThreadUpdate = 111,
    ThreadDelete = 112,
    CommandPermissionUpdate = 121,
};

// A value as the log's JSON has it; "null" for none.
inline std::string audit_json(std::nullptr_t) { return "null"; }
inline std::string audit_json(std::chrono::seconds seconds) { return std::to_string(seconds.count()); }
inline std::string audit_json(Permissions permissions) { return '"' + std::to_string(permissions.bits) + '"'; }
inline std::string audit_json(Time time) { return '"' + iso_time(time) + '"'; }
template <class Of>
std::string audit_json(Id<Of> id) { return '"' + std::to_string(id.value) + '"'; }
template <class Value>
    requires requires(JsonWriter& json, const Value& value) { json.value(value); }
std::string audit_json(const Value& value) {
    JsonWriter json;
    json.value(value);
    return json.take();
}
template <class Value>
std::string audit_json(const std::optional<Value>& maybe) { return maybe ? audit_json(*maybe) : "null"; }

class AuditDraft {
public:
    // `target` is the id of what it was done to; 0: none.
    AuditDraft(GuildId guild, AuditAction action, std::uint64_t target = 0);

    // Nothing when both are alike; nullptr for what was or is not there.
    template <class Before, class After>
    AuditDraft& change(std::string_view key, const Before& before, const After& after) {
        return change_json(key, audit_json(before), audit_json(after));
    }
    AuditDraft& change_json(std::string_view key, std::string_view before, std::string_view after);
    AuditDraft& option(std::string_view name, std::string_view text);
    template <class Of>
    AuditDraft& option(std::string_view name, Id<Of> id) { return option(name, std::to_string(id.value)); }

    bool has_changes() const { return !changes_.empty(); }
    // The entry, and the news of it.
    void log(store::Unit& unit, const Actor& actor) const;

private:
    GuildId guild_;
    AuditAction action_;
    std::uint64_t target_;
    std::string changes_, options_;  // the insides of the array and the object
};

using AuditFilter = store::audit_log::Filter;

class AuditLog {
public:
    AuditLog(store::Store& store, GuildCache& cache) : store_(store), cache_(cache) {}

    // Newest first, or rising when only `after` is given. Refused with UnknownGuild, or with MissingPermissions for who
    // may not view it.
    Task<std::vector<AuditEntry>> find(UserId user, GuildId guild, AuditFilter filter);

private:
    store::Store& store_;
    GuildCache& cache_;
};

}  // namespace parley::core
