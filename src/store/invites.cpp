#include "store/invites.h"

namespace parley::store::invites {

db::Statement insert(const Invite& one) {
    return db::Statement("INSERT INTO invites (code, guild_id, channel_id, inviter_id, created_at, max_age_seconds, max_uses, uses, "
                         "is_temporary) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                         one.code, one.guild_id, one.channel_id, one.inviter_id, one.created_at, one.max_age.count(), one.max_uses,
                         one.uses, one.is_temporary)
        .on_conflict(Code::UnknownChannel);
}

db::Statement erase(std::string_view code) {
    return db::Statement("DELETE FROM invites WHERE code = $1", code).or_refuse(Code::UnknownInvite);
}

db::Statement use(std::string_view code, Time now) {
    return db::Statement("UPDATE invites SET uses = uses + 1 WHERE code = $1 AND (max_uses = 0 OR uses < max_uses) "
                         "AND (max_age_seconds = 0 OR created_at + max_age_seconds * 1000 > $2)",
                         code, now)
        .or_refuse(Code::UnknownInvite);
}

db::Statement erase_used_up(std::string_view code) {
    return db::Statement("DELETE FROM invites WHERE code = $1 AND max_uses > 0 AND uses >= max_uses", code).or_refuse(Code::UnknownInvite);
}

db::Statement erase_expired(GuildId guild, Time now) {
    return db::Statement("DELETE FROM invites WHERE guild_id = $1 AND max_age_seconds > 0 AND created_at + max_age_seconds * 1000 <= $2",
                         guild, now);
}

db::Statement by_code(std::string_view code, Time now) {
    return db::Statement("SELECT code, guild_id, channel_id, inviter_id, created_at, max_age_seconds, max_uses, uses, is_temporary "
                         "FROM invites WHERE code = $1 AND (max_uses = 0 OR uses < max_uses) "
                         "AND (max_age_seconds = 0 OR created_at + max_age_seconds * 1000 > $2)",
                         code, now);
}

db::Statement of_guild(GuildId guild, Time now) {
    return db::Statement("SELECT code, guild_id, channel_id, inviter_id, created_at, max_age_seconds, max_uses, uses, is_temporary "
                         "FROM invites WHERE guild_id = $1 AND (max_uses = 0 OR uses < max_uses) "
                         "AND (max_age_seconds = 0 OR created_at + max_age_seconds * 1000 > $2) ORDER BY created_at, code",
                         guild, now);
}

db::Statement of_channel(ChannelId channel, Time now) {
    return db::Statement("SELECT code, guild_id, channel_id, inviter_id, created_at, max_age_seconds, max_uses, uses, is_temporary "
                         "FROM invites WHERE channel_id = $1 AND (max_uses = 0 OR uses < max_uses) "
                         "AND (max_age_seconds = 0 OR created_at + max_age_seconds * 1000 > $2) ORDER BY created_at, code",
                         channel, now);
}

Invite to_invite(const db::Row& row) {
    return {.code = row.text(0), .guild_id = row.id<GuildId>(1), .channel_id = row.id<ChannelId>(2), .inviter_id = row.id<UserId>(3),
            .created_at = row.time(4), .max_age = std::chrono::seconds(row.integer(5)), .max_uses = static_cast<int>(row.integer(6)),
            .uses = static_cast<int>(row.integer(7)), .is_temporary = row.flag(8)};
}

}  // namespace parley::store::invites
