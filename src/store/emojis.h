// store/emojis.h -- The emojis of guilds; store/guilds reads them all.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::emojis {

db::Statement insert(const Emoji& emoji);
db::Statement update(const Emoji& emoji);  // its name and roles; refused with UnknownEmoji
db::Statement erase(EmojiId id);           // refused with UnknownEmoji

}  // namespace parley::store::emojis
