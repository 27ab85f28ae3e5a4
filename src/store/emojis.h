// store/emojis.h -- The emojis of guilds, which store/guilds reads all, and those of applications.
#pragma once
#include "db/statement.h"
#include "model/application.h"
#include "model/guild.h"

namespace parley::store::emojis {

db::Statement insert(const Emoji& emoji);
db::Statement insert(ApplicationId application, const Emoji& emoji);
db::Statement update(const Emoji& emoji);  // its name and roles; refused with UnknownEmoji
db::Statement erase(EmojiId id);           // refused with UnknownEmoji

db::Statement of_application(ApplicationId application);  // by id
Emoji to_application_emoji(const db::Row& row);

}  // namespace parley::store::emojis
