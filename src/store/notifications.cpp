#include "store/notifications.h"

namespace parley::store::notifications {
namespace {

Mute to_mute(const db::Row& row, std::size_t column) {
    return {.is_on = row.flag(column), .until = row.maybe_time(column + 1), .window = row.maybe_integer(column + 2)};
}

}  // namespace

db::Statement guilds_of(UserId user) {
    return db::Statement("SELECT guild_id, level, is_muted, muted_until, mute_window, suppress_everyone, suppress_roles, mobile_push, hides_muted "
                         "FROM guild_notifications WHERE user_id = $1 ORDER BY guild_id", user);
}

db::Statement channels_of(UserId user) {
    return db::Statement("SELECT channel_id, level, is_muted, muted_until, mute_window, is_collapsed, guild_id "
                         "FROM channel_notifications WHERE user_id = $1 ORDER BY channel_id", user);
}

db::Statement suppressed_by(UserId user) {
    return db::Statement("SELECT guild_id, suppress_everyone, suppress_roles FROM guild_notifications "
                         "WHERE user_id = $1 AND (suppress_everyone OR suppress_roles)", user);
}

db::Statement save_guild(UserId user, const GuildNotifications& settings) {
    return db::Statement("INSERT INTO guild_notifications (user_id, guild_id, level, is_muted, muted_until, mute_window, suppress_everyone, "
                         "suppress_roles, mobile_push, hides_muted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                         "ON CONFLICT (user_id, guild_id) DO UPDATE SET level = excluded.level, is_muted = excluded.is_muted, "
                         "muted_until = excluded.muted_until, mute_window = excluded.mute_window, suppress_everyone = excluded.suppress_everyone, "
                         "suppress_roles = excluded.suppress_roles, mobile_push = excluded.mobile_push, hides_muted = excluded.hides_muted",
                         user, settings.guild_id, static_cast<int>(settings.level), settings.mute.is_on, settings.mute.until, settings.mute.window,
                         settings.suppress_everyone, settings.suppress_roles, settings.mobile_push, settings.hides_muted);
}

db::Statement save_channel(UserId user, GuildId guild, const ChannelNotifications& settings) {
    return db::Statement("INSERT INTO channel_notifications (user_id, channel_id, guild_id, level, is_muted, muted_until, mute_window, is_collapsed) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
                         "ON CONFLICT (user_id, channel_id) DO UPDATE SET level = excluded.level, is_muted = excluded.is_muted, "
                         "muted_until = excluded.muted_until, mute_window = excluded.mute_window, is_collapsed = excluded.is_collapsed",
                         user, settings.channel_id, guild, static_cast<int>(settings.level), settings.mute.is_on, settings.mute.until,
                         settings.mute.window, settings.is_collapsed);
}

GuildNotifications to_guild(const db::Row& row) {
    return {.guild_id = row.id<GuildId>(0), .level = static_cast<NotifyLevel>(row.integer(1)), .mute = to_mute(row, 2),
            .suppress_everyone = row.flag(5), .suppress_roles = row.flag(6), .mobile_push = row.flag(7), .hides_muted = row.flag(8), .channels = {}};
}

ChannelNotifications to_channel(const db::Row& row) {
    return {.channel_id = row.id<ChannelId>(0), .level = static_cast<NotifyLevel>(row.integer(1)), .mute = to_mute(row, 2), .is_collapsed = row.flag(5)};
}

GuildId guild_of_channel(const db::Row& row) { return row.id<GuildId>(6); }

}  // namespace parley::store::notifications
