#include "store/bans.h"

namespace parley::store::bans {

db::Statement insert(const Ban& ban) {
    return db::Statement("INSERT INTO bans (guild_id, user_id, reason) VALUES ($1, $2, $3) ON CONFLICT (guild_id, user_id) DO NOTHING",
                         ban.guild_id, ban.user_id, ban.reason);
}

db::Statement erase(GuildId guild, UserId user) {
    return db::Statement("DELETE FROM bans WHERE guild_id = $1 AND user_id = $2", guild, user).or_refuse(Code::UnknownBan);
}

db::Statement one(GuildId guild, UserId user) {
    return db::Statement("SELECT b.guild_id, b.user_id, b.reason, u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, "
                         "u.accent_color FROM bans b JOIN users u ON u.id = b.user_id WHERE b.guild_id = $1 AND b.user_id = $2",
                         guild, user);
}

db::Statement after(GuildId guild, UserId after, int limit) {
    return db::Statement("SELECT b.guild_id, b.user_id, b.reason, u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, "
                         "u.accent_color FROM bans b JOIN users u ON u.id = b.user_id WHERE b.guild_id = $1 AND b.user_id > $2 "
                         "ORDER BY b.user_id LIMIT $3",
                         guild, after, limit);
}

db::Statement before(GuildId guild, UserId before, int limit) {
    return db::Statement("SELECT b.guild_id, b.user_id, b.reason, u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, "
                         "u.accent_color FROM bans b JOIN users u ON u.id = b.user_id WHERE b.guild_id = $1 AND b.user_id < $2 "
                         "ORDER BY b.user_id DESC LIMIT $3",
                         guild, before, limit);
}

Ban to_ban(const db::Row& row) { return {.guild_id = row.id<GuildId>(0), .user_id = row.id<UserId>(1), .reason = row.maybe_text(2)}; }

}  // namespace parley::store::bans
