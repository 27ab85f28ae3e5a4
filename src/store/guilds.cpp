#include "store/guilds.h"

#include "store/id_list.h"

namespace parley::store::guilds {

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
