#include "api/discord/wire/application.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

void write_application(JsonWriter& json, const Application& application, const Profile* owner, const Profile* bot) {
    json.object([&] {
        id_field(json, "id", application.id).field("name", application.name).field("icon", application.icon);
        json.field("description", application.description).field("type", nullptr);
        json.field("bot_public", application.is_bot_public).field("bot_require_code_grant", application.requires_code_grant);
        json.field("verify_key", application.verify_key).field("flags", application.flags).field("team", nullptr);
        json.field("interactions_endpoint_url", application.interactions_endpoint_url);
        json.key("redirect_uris").array([] {});
        json.field("role_connections_verification_url", nullptr).field("approximate_guild_count", 0);
        if (owner) write_user(json.key("owner"), *owner);
        if (bot) write_user(json.key("bot"), *bot);
    });
}

}  // namespace parley::api::discord::wire
