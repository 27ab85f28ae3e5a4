#include "api/discord/wire/application.h"

#include "api/discord/wire/user.h"

#include <string>

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
        json.field("flags_new", std::to_string(application.flags)).field("explicit_content_filter", 0);
        // Applications join guilds here, never an account of its own.
        json.field("approximate_user_install_count", 0).field("approximate_user_authorization_count", 0);
        json.key("eligible_oauth2_scopes").array([&] { json.value("bot").value("applications.commands"); });
        if (owner) write_user(json.key("owner"), *owner);
        if (bot) write_user(json.key("bot"), *bot);
    });
}

}  // namespace parley::api::discord::wire
