#include "api/discord/wire/role.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

// `color` is the old way, `colors` the new one: libraries read either.
void write_role(JsonWriter& json, const Role& role) {
    json.object([&] {
        id_field(json, "id", role.id).field("name", role.name).field("permissions", std::to_string(role.permissions.bits));
        json.field("position", role.position).field("color", role.color);
        json.key("colors").object([&] {
            json.field("primary_color", role.color).field("secondary_color", role.secondary_color).field("tertiary_color", role.tertiary_color);
        });
        json.field("hoist", role.is_hoisted).field("managed", role.is_managed).field("mentionable", role.is_mentionable);
        json.field("icon", role.icon).field("unicode_emoji", role.unicode_emoji).field("flags", role.flags);
        // Absent otherwise: a null one crashes a library.
        if (role.bot_id) json.key("tags").object([&] { id_field(json, "bot_id", *role.bot_id); });
    });
}

void write_role_ids(JsonWriter& json, const std::vector<RoleId>& roles) {
    json.array([&] {
        for (const RoleId role : roles) json.value(std::to_string(role.value));
    });
}

}  // namespace parley::api::discord::wire
