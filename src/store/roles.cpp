#include "store/roles.h"

namespace parley::store::roles {

db::Statement insert(const Role& r) {
    return db::Statement("INSERT INTO roles (id, guild_id, name, permissions, position, color, secondary_color, tertiary_color, "
                         "is_hoisted, is_managed, is_mentionable, icon, unicode_emoji, flags, bot_id) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
                         r.id, r.guild_id, r.name, r.permissions.bits, r.position, r.color, r.secondary_color, r.tertiary_color,
                         r.is_hoisted, r.is_managed, r.is_mentionable, r.icon, r.unicode_emoji, r.flags, r.bot_id);
}

db::Statement update(const Role& r) {
    return db::Statement("UPDATE roles SET name = $2, permissions = $3, position = $4, color = $5, secondary_color = $6, "
                         "tertiary_color = $7, is_hoisted = $8, is_mentionable = $9, icon = $10, unicode_emoji = $11, flags = $12 "
                         "WHERE id = $1",
                         r.id, r.name, r.permissions.bits, r.position, r.color, r.secondary_color, r.tertiary_color, r.is_hoisted,
                         r.is_mentionable, r.icon, r.unicode_emoji, r.flags)
        .or_refuse(Code::UnknownRole);
}

db::Statement erase(RoleId id) { return db::Statement("DELETE FROM roles WHERE id = $1", id).or_refuse(Code::UnknownRole); }

db::Statement all() {
    return db::Statement("SELECT id, guild_id, name, permissions, position, color, secondary_color, tertiary_color, is_hoisted, "
                         "is_managed, is_mentionable, icon, unicode_emoji, flags, bot_id FROM roles");
}

Role to_role(const db::Row& row) {
    return {.id = row.id<RoleId>(0), .guild_id = row.id<GuildId>(1), .name = row.text(2),
            .permissions = Permissions(static_cast<std::uint64_t>(row.integer(3))), .position = static_cast<int>(row.integer(4)),
            .color = static_cast<int>(row.integer(5)), .secondary_color = row.maybe_integer(6), .tertiary_color = row.maybe_integer(7),
            .is_hoisted = row.flag(8), .is_managed = row.flag(9), .is_mentionable = row.flag(10), .icon = row.maybe_text(11),
            .unicode_emoji = row.maybe_text(12), .flags = static_cast<int>(row.integer(13)), .bot_id = row.maybe_id<UserId>(14)};
}

}  // namespace parley::store::roles
