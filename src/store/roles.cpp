#include "store/roles.h"

namespace parley::store::roles {

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
