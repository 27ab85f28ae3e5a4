#include "core/audit_log.h"

namespace parley::core {

AuditDraft::AuditDraft(GuildId guild, AuditAction action, std::uint64_t target) : guild_(guild), action_(action), target_(target) {}

// What is null is left out: its absence says that the thing was not there, or is no longer.
AuditDraft& AuditDraft::change_json(std::string_view key, std::string_view before, std::string_view after) {
    const auto is_there = [](std::string_view json) { return !json.empty() && json != "null"; };
    if (before == after || (!is_there(before) && !is_there(after))) return *this;
    JsonWriter json;
    json.object([&] {
        json.field("key", key);
        if (is_there(before)) json.key("old_value").raw(before);
        if (is_there(after)) json.key("new_value").raw(after);
    });
    if (!changes_.empty()) changes_ += ',';
    changes_ += json.text();
    return *this;
}

AuditDraft& AuditDraft::option(std::string_view name, std::string_view text) {
    JsonWriter json;
    json.value(name);
    if (!options_.empty()) options_ += ',';
    options_ += json.take() + ':';
    json.value(text);
    options_ += json.take();
    return *this;
}

void AuditDraft::log(store::Unit& unit, const Actor& actor) const {
    AuditEntry entry{.id = unit.next_id<AuditEntryId>(), .guild_id = guild_, .actor_id = actor.id, .action = static_cast<int>(action_),
                     .target_id = target_, .changes = '[' + changes_ + ']', .options = options_.empty() ? "" : '{' + options_ + '}',
                     .reason = actor.reason};
    unit.add(store::audit_log::insert(entry));
    unit.tell(AuditLogged{.entry = std::move(entry)});
}

Task<std::vector<AuditEntry>> AuditLog::find(UserId user, GuildId guild, AuditFilter filter) {
    cache_.require_guild(guild, user);
    cache_.require(guild, user, Permission::ViewAuditLog);
    std::vector<AuditEntry> entries;
    for (const db::Row& row : co_await store_.read(store::audit_log::find(guild, filter))) {
        entries.push_back(store::audit_log::to_entry(row));
    }
    co_return entries;
}

}  // namespace parley::core
