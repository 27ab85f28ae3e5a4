#include "store/guilds.h"

#include "store/id_list.h"

namespace parley::store::guilds {

db::Statement insert(const Guild& g) {
    return db::Statement("INSERT INTO guilds (id, name, owner_id, icon, banner, splash, discovery_splash, description, features, "
                         "verification_level, default_message_notifications, explicit_content_filter, mfa_level, nsfw_level, "
                         "system_channel_id, rules_channel_id, public_updates_channel_id, safety_alerts_channel_id, afk_channel_id, "
                         "widget_channel_id, system_channel_flags, afk_timeout, is_widget_enabled, has_boost_progress_bar, "
                         "preferred_locale) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
                         "$19, $20, $21, $22, $23, $24, $25)",
                         g.id, g.name, g.owner_id, g.icon, g.banner, g.splash, g.discovery_splash, g.description, g.features,
                         g.verification_level, g.default_message_notifications, g.explicit_content_filter, g.mfa_level, g.nsfw_level,
                         g.system_channel_id, g.rules_channel_id, g.public_updates_channel_id, g.safety_alerts_channel_id,
                         g.afk_channel_id, g.widget_channel_id, g.system_channel_flags, g.afk_timeout_seconds, g.is_widget_enabled,
                         g.has_boost_progress_bar, g.preferred_locale);
}

db::Statement update(const Guild& g) {
    return db::Statement("UPDATE guilds SET name = $2, owner_id = $3, icon = $4, banner = $5, splash = $6, discovery_splash = $7, "
                         "description = $8, features = $9, verification_level = $10, default_message_notifications = $11, "
                         "explicit_content_filter = $12, mfa_level = $13, nsfw_level = $14, system_channel_id = $15, "
                         "rules_channel_id = $16, public_updates_channel_id = $17, safety_alerts_channel_id = $18, "
                         "afk_channel_id = $19, widget_channel_id = $20, system_channel_flags = $21, afk_timeout = $22, "
                         "is_widget_enabled = $23, has_boost_progress_bar = $24, preferred_locale = $25 WHERE id = $1",
                         g.id, g.name, g.owner_id, g.icon, g.banner, g.splash, g.discovery_splash, g.description, g.features,
                         g.verification_level, g.default_message_notifications, g.explicit_content_filter, g.mfa_level, g.nsfw_level,
                         g.system_channel_id, g.rules_channel_id, g.public_updates_channel_id, g.safety_alerts_channel_id,
                         g.afk_channel_id, g.widget_channel_id, g.system_channel_flags, g.afk_timeout_seconds, g.is_widget_enabled,
                         g.has_boost_progress_bar, g.preferred_locale)
        .or_refuse(Code::UnknownGuild);
}

db::Statement erase(GuildId id) { return db::Statement("DELETE FROM guilds WHERE id = $1", id).or_refuse(Code::UnknownGuild); }

db::Statement all() {
    return db::Statement("SELECT id, name, owner_id, icon, banner, splash, discovery_splash, description, features, "
                         "verification_level, default_message_notifications, explicit_content_filter, mfa_level, nsfw_level, "
                         "system_channel_id, rules_channel_id, public_updates_channel_id, safety_alerts_channel_id, afk_channel_id, "
                         "widget_channel_id, system_channel_flags, afk_timeout, is_widget_enabled, has_boost_progress_bar, "
                         "preferred_locale FROM guilds");
}

Guild to_guild(const db::Row& row) {
    const auto number = [&](std::size_t column) { return static_cast<int>(row.integer(column)); };
    return {.id = row.id<GuildId>(0), .name = row.text(1), .owner_id = row.id<UserId>(2), .icon = row.maybe_text(3),
            .banner = row.maybe_text(4), .splash = row.maybe_text(5), .discovery_splash = row.maybe_text(6),
            .description = row.maybe_text(7), .features = row.text(8), .verification_level = number(9),
            .default_message_notifications = number(10), .explicit_content_filter = number(11), .mfa_level = number(12),
            .nsfw_level = number(13), .system_channel_id = row.maybe_id<ChannelId>(14), .rules_channel_id = row.maybe_id<ChannelId>(15),
            .public_updates_channel_id = row.maybe_id<ChannelId>(16), .safety_alerts_channel_id = row.maybe_id<ChannelId>(17),
            .afk_channel_id = row.maybe_id<ChannelId>(18), .widget_channel_id = row.maybe_id<ChannelId>(19),
            .system_channel_flags = number(20), .afk_timeout_seconds = number(21), .is_widget_enabled = row.flag(22),
            .has_boost_progress_bar = row.flag(23), .preferred_locale = row.text(24)};
}

db::Statement all_emojis() {
    return db::Statement("SELECT id, guild_id, name, image, is_animated, roles, creator_id FROM emojis WHERE guild_id IS NOT NULL "
                         "ORDER BY id");
}

Emoji to_emoji(const db::Row& row) {
    return {.id = row.id<EmojiId>(0), .guild_id = row.id<GuildId>(1), .name = row.text(2), .image = row.text(3),
            .is_animated = row.flag(4), .roles = to_ids<RoleId>(row.text(5)), .creator_id = row.id<UserId>(6)};
}

}  // namespace parley::store::guilds
