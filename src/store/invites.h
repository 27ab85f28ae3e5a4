// store/invites.h -- Codes by which people come into guilds. Those that are over are not found.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::invites {

db::Statement insert(const Invite& invite);
db::Statement erase(std::string_view code);  // refused with UnknownInvite
// Counts one use. Refused with UnknownInvite when there is none left.
db::Statement use(std::string_view code, Time now);
// Refused with UnknownInvite unless it was used as often as it may be.
db::Statement erase_used_up(std::string_view code);
db::Statement erase_expired(GuildId guild, Time now);

db::Statement by_code(std::string_view code, Time now);
db::Statement of_guild(GuildId guild, Time now);
db::Statement of_channel(ChannelId channel, Time now);
Invite to_invite(const db::Row& row);

}  // namespace parley::store::invites
