// store/bans.h -- Who may not come back to which guild.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::bans {

db::Statement insert(const Ban& ban);  // one that is there keeps its reason
db::Statement erase(GuildId guild, UserId user);  // refused with UnknownBan
// A ban, and the profile of the banned. Empty when there is none.
db::Statement one(GuildId guild, UserId user);
// The same, by user id: the first above `after`, rising, or the last below `before`, falling.
db::Statement after(GuildId guild, UserId after, int limit);
db::Statement before(GuildId guild, UserId before, int limit);
Ban to_ban(const db::Row& row);
// Where the profile begins in those rows.
inline constexpr std::size_t kProfile = 3;

}  // namespace parley::store::bans
