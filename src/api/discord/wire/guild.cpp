#include "api/discord/wire/guild.h"

#include "api/discord/wire/guild_emoji.h"
#include "api/discord/wire/role.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {
namespace {

constexpr int kMostMembers = 500'000;  // what clients are told; nothing is counted against it

void write_look(JsonWriter& json, const Guild& guild) {
    id_field(json, "id", guild.id).field("name", guild.name).field("icon", guild.icon).field("description", guild.description);
    json.field("home_header", nullptr).field("splash", guild.splash).field("discovery_splash", guild.discovery_splash);
    json.key("features").raw(guild.features);
    json.field("banner", guild.banner);
    id_field(json, "owner_id", guild.owner_id).field("application_id", nullptr).field("region", "parley");
}

void write_channels(JsonWriter& json, const Guild& guild) {
    id_field(json, "afk_channel_id", guild.afk_channel_id).field("afk_timeout", guild.afk_timeout_seconds);
    id_field(json, "system_channel_id", guild.system_channel_id).field("system_channel_flags", guild.system_channel_flags);
    json.field("widget_enabled", guild.is_widget_enabled);
    id_field(json, "widget_channel_id", guild.widget_channel_id);
    id_field(json, "rules_channel_id", guild.rules_channel_id);
    id_field(json, "safety_alerts_channel_id", guild.safety_alerts_channel_id);
    id_field(json, "public_updates_channel_id", guild.public_updates_channel_id);
}

void write_rules(JsonWriter& json, const Guild& guild) {
    json.field("verification_level", guild.verification_level);
    json.field("default_message_notifications", guild.default_message_notifications).field("mfa_level", guild.mfa_level);
    json.field("explicit_content_filter", guild.explicit_content_filter).field("nsfw_level", guild.nsfw_level);
    json.field("nsfw", guild.nsfw_level == 1 || guild.nsfw_level == 3);
}

void write_fixed(JsonWriter& json, const Guild& guild) {
    json.field("max_presences", nullptr).field("max_members", kMostMembers);
    json.field("max_stage_video_channel_users", 50).field("max_video_channel_users", 25);
    json.field("vanity_url_code", nullptr).field("premium_tier", 0).field("premium_subscription_count", 0);
    json.field("preferred_locale", guild.preferred_locale).field("premium_progress_bar_enabled", guild.has_boost_progress_bar);
    json.field("incidents_data", nullptr);
}

}  // namespace

void write_guild_properties(JsonWriter& json, const Guild& guild) {
    write_look(json, guild);
    write_channels(json, guild);
    write_rules(json, guild);
    write_fixed(json, guild);
}

void write_guild_fields(JsonWriter& json, const Guild& guild, const std::vector<RolePtr>& roles, const std::vector<Emoji>& emojis) {
    write_guild_properties(json, guild);
    json.key("roles").array([&] {
        for (const RolePtr& role : roles) write_role(json, *role);
    });
    write_guild_emojis(json.key("emojis"), emojis);
    json.key("stickers").array([] {});
}

}  // namespace parley::api::discord::wire
