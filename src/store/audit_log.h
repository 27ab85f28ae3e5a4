// store/audit_log.h -- Who did what in a guild.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::audit_log {

db::Statement insert(const AuditEntry& entry);

struct Filter {
    std::optional<UserId> actor;
    std::optional<int> action;
    std::optional<std::uint64_t> target;
    std::optional<AuditEntryId> before, after;
    int limit = 50;
};
// Newest first; with `after` alone the oldest above it, rising.
db::Statement find(GuildId guild, const Filter& filter);
AuditEntry to_entry(const db::Row& row);

}  // namespace parley::store::audit_log
