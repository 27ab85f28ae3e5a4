#include "api/discord/wire/guild_emoji.h"

#include "api/discord/wire/role.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

void write_guild_emoji(JsonWriter& json, const Emoji& emoji, const Profile* creator) {
    json.object([&] {
        id_field(json, "id", emoji.id).field("name", emoji.name);
        write_role_ids(json.key("roles"), emoji.roles);
        if (creator) write_user(json.key("user"), *creator);
        json.field("require_colons", true).field("managed", emoji.is_managed);
        json.field("animated", emoji.is_animated).field("available", emoji.is_available);
    });
}

void write_guild_emojis(JsonWriter& json, const std::vector<Emoji>& emojis) {
    json.array([&] {
        for (const Emoji& emoji : emojis) write_guild_emoji(json, emoji);
    });
}

}  // namespace parley::api::discord::wire
