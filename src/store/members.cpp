#include "store/members.h"

namespace parley::store::members {

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
