#include "api/discord/wire/interaction.h"

#include "api/discord/wire/member.h"

namespace parley::api::discord::wire {
namespace {

// People have no language of their own here yet.
constexpr std::string_view kLocale = "en-US";

void write_guild(JsonWriter& json, const Guild& guild) {
    id_field(json, "guild_id", guild.id).field("guild_locale", guild.preferred_locale);
    json.key("guild").object([&] {
        id_field(json, "id", guild.id).field("locale", guild.preferred_locale);
        json.key("features").raw(guild.features);
    });
}

void write_asking(JsonWriter& json, const Interaction& interaction, const InteractionScene& scene) {
    if (!scene.member) return write_user(json.key("user"), *interaction.user);
    json.key("member").object([&] {
        write_user(json.key("user"), *interaction.user);
        write_member_fields(json, *scene.member);
        json.field("permissions", std::to_string(scene.user_permissions.bits));
    });
}

}  // namespace

void write_partial_channel(JsonWriter& json, const Channel& channel, Permissions user, std::optional<Permissions> app, std::optional<MessageId> last_message_id) {
    json.object([&] {
        id_field(json, "id", channel.id).field("type", static_cast<int>(channel.type)).field("flags", channel.flags);
        id_field(json, "last_message_id", last_message_id ? last_message_id : channel.last_message_id);
        json.field("permissions", std::to_string(user.bits));
        if (app) json.field("app_permissions", std::to_string(app->bits));
        if (!channel.guild_id) return;
        id_field(json, "guild_id", channel.guild_id).field("name", channel.name);
        id_field(json, "parent_id", channel.parent_id).field("nsfw", channel.is_nsfw).field("position", channel.position);
        json.field("topic", channel.topic).field("rate_limit_per_user", channel.rate_limit.count());
        if (channel.last_pin_at) json.field("last_pin_timestamp", iso_time(*channel.last_pin_at));
        if (const auto& thread = channel.thread) {
            json.key("thread_metadata").object([&] {
                json.field("archived", thread->is_archived).field("auto_archive_duration", thread->auto_archive_minutes);
                json.field("archive_timestamp", iso_time(thread->archive_changed_at)).field("locked", thread->is_locked);
            });
        }
    });
}

void write_owners(JsonWriter& json, GuildId guild) {
    json.object([&] { id_field(json, "0", guild); });
}

std::string to_dispatch(const Interaction& interaction, const InteractionScene& scene, const std::string& data) {
    JsonWriter json;
    json.object([&] {
        id_field(json, "id", interaction.id);
        id_field(json, "application_id", interaction.application_id);
        json.field("type", static_cast<int>(interaction.type)).field("token", interaction.token).field("version", 1);
        if (scene.guild) write_guild(json, *scene.guild);
        id_field(json, "channel_id", interaction.channel->id);
        write_partial_channel(json.key("channel"), *interaction.channel, scene.user_permissions, {}, scene.last_message_id);
        write_asking(json, interaction, scene);
        json.field("app_permissions", std::to_string(scene.app_permissions.bits)).field("locale", kLocale);
        json.key("entitlements").raw("[]");
        write_owners(json.key("authorizing_integration_owners"), interaction.channel->guild_id);
        json.field("context", static_cast<int>(scene.context)).field("attachment_size_limit", scene.upload_limit_bytes);
        json.key("data").raw(data);
        if (interaction.message) write_message(json.key("message"), *interaction.message, {.base = scene.base, .guild_id = interaction.channel->guild_id});
    });
    return json.take();
}

}  // namespace parley::api::discord::wire
