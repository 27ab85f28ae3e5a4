#include "store/members.h"

namespace parley::store::members {

db::Statement insert(const Member& m) {
    return db::Statement("INSERT INTO members (guild_id, user_id, nick, avatar, banner, joined_at, timeout_until, is_deaf, is_mute, "
                         "is_pending, is_temporary, flags) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 "
                         "WHERE NOT EXISTS (SELECT 1 FROM bans WHERE guild_id = $1 AND user_id = $2)",
                         m.guild_id, m.user_id, m.nick, m.avatar, m.banner, m.joined_at, m.timeout_until, m.is_deaf, m.is_mute,
                         m.is_pending, m.is_temporary, m.flags)
        .or_refuse(Code::Banned)
        .on_conflict(Code::UnknownGuild);
}

db::Statement update(const Member& m) {
    return db::Statement("UPDATE members SET nick = $3, avatar = $4, banner = $5, timeout_until = $6, is_deaf = $7, is_mute = $8, "
                         "is_pending = $9, is_temporary = $10, flags = $11 WHERE guild_id = $1 AND user_id = $2",
                         m.guild_id, m.user_id, m.nick, m.avatar, m.banner, m.timeout_until, m.is_deaf, m.is_mute, m.is_pending,
                         m.is_temporary, m.flags)
        .or_refuse(Code::UnknownMember);
}

db::Statement erase(GuildId guild, UserId user) {
    return db::Statement("DELETE FROM members WHERE guild_id = $1 AND user_id = $2", guild, user).or_refuse(Code::UnknownMember);
}

db::Statement add_role(const Member& m, RoleId role) {
    return db::Statement("INSERT INTO member_roles (guild_id, user_id, role_id) VALUES ($1, $2, $3)", m.guild_id, m.user_id, role)
        .on_conflict(Code::UnknownRole);
}

db::Statement remove_role(const Member& m, RoleId role) {
    return db::Statement("DELETE FROM member_roles WHERE guild_id = $1 AND user_id = $2 AND role_id = $3", m.guild_id, m.user_id, role);
}

db::Statement profiles(GuildId guild, UserId after, int limit) {
    return db::Statement("SELECT u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, u.accent_color FROM members m "
                         "JOIN users u ON u.id = m.user_id WHERE m.guild_id = $1 AND m.user_id > $2 ORDER BY m.user_id LIMIT $3",
                         guild, after, limit);
}

db::Statement profiles_like(GuildId guild, std::string_view beginning, int limit) {
    std::string pattern;
    for (const char c : beginning) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    pattern += '%';
    return db::Statement("SELECT u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, u.accent_color FROM members m "
                         "JOIN users u ON u.id = m.user_id WHERE m.guild_id = $1 AND (LOWER(u.username) LIKE LOWER($2) ESCAPE '\\' "
                         "OR LOWER(u.global_name) LIKE LOWER($2) ESCAPE '\\' OR LOWER(m.nick) LIKE LOWER($2) ESCAPE '\\') "
                         "ORDER BY m.user_id LIMIT $3",
                         guild, pattern, limit);
}

// Whatever begins with a text lies between it and it with the last character of Unicode behind it.
#define PARLEY_BEGINS(name) "LOWER(" name ") >= LOWER($1) AND LOWER(" name ") < LOWER($1) || $2 "

// Each of the indexes is asked for a few, so that a beginning which fits nearly everybody costs no more than another.
db::Statement named(GuildId guild, std::string_view beginning, int most) {
    constexpr std::string_view last_character = "\xF4\x8F\xBF\xBF";
    return db::Statement("SELECT id FROM (SELECT id FROM users WHERE " PARLEY_BEGINS("username") "LIMIT $4) AS by_name "
                         "UNION SELECT id FROM (SELECT id FROM users WHERE global_name IS NOT NULL AND " PARLEY_BEGINS("global_name") "LIMIT $4) AS by_global_name "
                         "UNION SELECT id FROM (SELECT user_id AS id FROM members WHERE guild_id = $3 AND nick IS NOT NULL AND " PARLEY_BEGINS("nick")
                         "LIMIT $4) AS by_nick ORDER BY id",
                         beginning, last_character, guild, most);
}

db::Statement inactive(GuildId guild, Time since) {
    return db::Statement("SELECT m.user_id FROM members m JOIN users u ON u.id = m.user_id WHERE m.guild_id = $1 AND m.joined_at < $2 "
                         "AND NOT u.is_bot AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.user_id = m.user_id AND s.last_seen >= $2) "
                         "ORDER BY m.user_id",
                         guild, since);
}

db::Statement all() {
    return db::Statement("SELECT guild_id, user_id, nick, avatar, banner, joined_at, timeout_until, is_deaf, is_mute, is_pending, "
                         "is_temporary, flags FROM members");
}

Member to_member(const db::Row& row) {
    return {.guild_id = row.id<GuildId>(0), .user_id = row.id<UserId>(1), .nick = row.maybe_text(2), .avatar = row.maybe_text(3),
            .banner = row.maybe_text(4), .roles = {}, .joined_at = row.time(5), .timeout_until = row.maybe_time(6),
            .is_deaf = row.flag(7), .is_mute = row.flag(8), .is_pending = row.flag(9), .is_temporary = row.flag(10),
            .flags = static_cast<int>(row.integer(11))};
}

db::Statement all_roles() { return db::Statement("SELECT guild_id, user_id, role_id FROM member_roles ORDER BY guild_id, user_id, role_id"); }

}  // namespace parley::store::members
