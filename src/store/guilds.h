// store/guilds.h -- Guilds and their emojis.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::guilds {

db::Statement insert(const Guild& guild);
db::Statement update(const Guild& guild);
// With all that hangs on it; message_removal::of_guild first, since messages do not.
db::Statement erase(GuildId id);

db::Statement all();
Guild to_guild(const db::Row& row);

db::Statement all_emojis();
Emoji to_emoji(const db::Row& row);

}  // namespace parley::store::guilds
