#include "store/audit_log.h"

namespace parley::store::audit_log {

db::Statement insert(const AuditEntry& one) {
    const auto target = one.target_id != 0 ? std::optional(one.target_id) : std::nullopt;
    const auto options = one.options.empty() ? std::nullopt : std::optional(one.options);
    return db::Statement("INSERT INTO audit_log (guild_id, id, actor_id, action, target_id, changes, options, reason) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                         one.guild_id, one.id, one.actor_id, one.action, target, one.changes, options, one.reason)
        .on_conflict(Code::UnknownGuild);
}

db::Statement find(GuildId guild, const Filter& filter) {
    const auto before = filter.before.value_or(AuditEntryId{static_cast<std::uint64_t>(INT64_MAX)});
    const auto after = filter.after.value_or(AuditEntryId{});
    if (filter.after && !filter.before) {
        return db::Statement("SELECT guild_id, id, actor_id, action, target_id, changes, options, reason FROM audit_log "
                             "WHERE guild_id = $1 AND id > $2 AND id < $3 AND ($4 IS NULL OR actor_id = $4) "
                             "AND ($5 IS NULL OR action = $5) AND ($6 IS NULL OR target_id = $6) ORDER BY id LIMIT $7",
                             guild, after, before, filter.actor, filter.action, filter.target, filter.limit);
    }
    return db::Statement("SELECT guild_id, id, actor_id, action, target_id, changes, options, reason FROM audit_log "
                         "WHERE guild_id = $1 AND id > $2 AND id < $3 AND ($4 IS NULL OR actor_id = $4) "
                         "AND ($5 IS NULL OR action = $5) AND ($6 IS NULL OR target_id = $6) ORDER BY id DESC LIMIT $7",
                         guild, after, before, filter.actor, filter.action, filter.target, filter.limit);
}

AuditEntry to_entry(const db::Row& row) {
    return {.id = row.id<AuditEntryId>(1), .guild_id = row.id<GuildId>(0), .actor_id = row.id<UserId>(2),
            .action = static_cast<int>(row.integer(3)), .target_id = row.is_null(4) ? 0 : static_cast<std::uint64_t>(row.integer(4)),
            .changes = row.text(5), .options = row.maybe_text(6).value_or(""), .reason = row.maybe_text(7)};
}

}  // namespace parley::store::audit_log
