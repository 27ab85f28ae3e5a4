#include "store/applications.h"

namespace parley::store::applications {

db::Statement insert(const Application& application, std::string_view signing_key) {
    return db::Statement("INSERT INTO applications (id, owner_id, name, description, verify_key, signing_key) "
                         "VALUES ($1, $2, $3, $4, $5, $6)",
                         application.id, application.owner_id, application.name, application.description, application.verify_key,
                         signing_key);
}

#define COLUMNS "id, owner_id, bot_id, name, description, icon, flags, is_bot_public, requires_code_grant, verify_key, " \
                "interactions_endpoint_url, extras, token_digest"

db::Statement by_id(ApplicationId id) { return db::Statement("SELECT " COLUMNS " FROM applications WHERE id = $1", id); }
db::Statement by_bot(UserId bot) { return db::Statement("SELECT " COLUMNS " FROM applications WHERE bot_id = $1", bot); }
db::Statement by_owner(UserId owner) {
    return db::Statement("SELECT " COLUMNS " FROM applications WHERE owner_id = $1 ORDER BY id", owner);
}
db::Statement in_guild(GuildId guild) {
    return db::Statement("SELECT " COLUMNS " FROM applications WHERE "
                         "EXISTS (SELECT 1 FROM members WHERE guild_id = $1 AND user_id = applications.bot_id) "
                         "ORDER BY id", guild);
}

#undef COLUMNS

db::Statement update(const Application& application) {
    return db::Statement("UPDATE applications SET name = $1, description = $2, icon = $3, flags = $4, is_bot_public = $5, "
                         "requires_code_grant = $6, interactions_endpoint_url = $7, extras = $8 WHERE id = $9",
                         application.name, application.description, application.icon, application.flags,
                         application.is_bot_public, application.requires_code_grant, application.interactions_endpoint_url,
                         application.extras, application.id)
        .or_refuse(Code::UnknownApplication);
}

db::Statement set_bot(ApplicationId id, UserId bot, std::string_view token_digest) {
    return db::Statement("UPDATE applications SET bot_id = $1, token_digest = $2 WHERE id = $3", bot, token_digest, id)
        .or_refuse(Code::UnknownApplication);
}

Application to_application(const db::Row& row) {
    return {.id = row.id<ApplicationId>(0), .owner_id = row.id<UserId>(1), .bot_id = row.maybe_id<UserId>(2), .name = row.text(3),
            .description = row.text(4), .icon = row.maybe_text(5), .flags = static_cast<int>(row.integer(6)),
            .is_bot_public = row.flag(7), .requires_code_grant = row.flag(8), .verify_key = row.text(9),
            .interactions_endpoint_url = row.maybe_text(10), .extras = row.text(11)};
}

std::optional<std::string> token_digest_of(const db::Row& row) { return row.maybe_text(12); }

}  // namespace parley::store::applications
