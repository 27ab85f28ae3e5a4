#include "api/discord/wire/integration.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

void write_integration_fields(JsonWriter& json, const Application& application, const Profile& bot) {
    id_field(json, "id", application.id).field("type", "discord").field("name", application.name).field("enabled", true);
    json.key("account").object([&] { id_field(json, "id", application.id).field("name", application.name); });
    json.key("application").object([&] {
        id_field(json, "id", application.id).field("name", application.name).field("icon", application.icon);
        // Empty since long, and yet taken for granted by discord.py, which ends over an event without it.
        json.field("description", application.description).field("summary", "").field("type", nullptr);
        write_user(json.key("bot"), bot);
    });
    json.key("scopes").array([&] { json.value("bot").value("applications.commands"); });
}

}  // namespace parley::api::discord::wire
