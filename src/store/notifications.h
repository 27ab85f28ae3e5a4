// store/notifications.h -- What people want to be told of, guild by guild and channel by channel.
#pragma once
#include "db/statement.h"
#include "model/notifications.h"

namespace parley::store::notifications {

db::Statement guilds_of(UserId user);
db::Statement channels_of(UserId user);
// guild_id, suppress_everyone, suppress_roles: where either is on.
db::Statement suppressed_by(UserId user);
db::Statement save_guild(UserId user, const GuildNotifications& settings);
db::Statement save_channel(UserId user, GuildId guild, const ChannelNotifications& settings);

GuildNotifications to_guild(const db::Row& row);
ChannelNotifications to_channel(const db::Row& row);
GuildId guild_of_channel(const db::Row& row);

}  // namespace parley::store::notifications
