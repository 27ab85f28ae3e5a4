#include "api/discord/wire/webhook.h"

#include "api/discord/wire/user.h"

#include <fmt/format.h>

namespace parley::api::discord::wire {

void write_webhook(JsonWriter& json, const Webhook& webhook, const Profile* creator, const std::string& address) {
    json.object([&] {
        id_field(json, "id", webhook.id).field("type", webhook.type);
        id_field(json, "guild_id", webhook.guild_id);
        id_field(json, "channel_id", webhook.channel_id).field("name", webhook.name).field("avatar", webhook.avatar);
        id_field(json, "application_id", webhook.application_id);
        if (creator) write_user(json.key("user"), *creator);
        if (address.empty()) return;
        json.field("token", webhook.token);
        json.field("url", fmt::format("{}/api/webhooks/{}/{}", address, webhook.id.value, webhook.token));
    });
}

}  // namespace parley::api::discord::wire
