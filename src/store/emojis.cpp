#include "store/emojis.h"

#include "store/id_list.h"

namespace parley::store::emojis {

db::Statement insert(const Emoji& one) {
    return db::Statement("INSERT INTO emojis (id, guild_id, name, image, is_animated, roles, creator_id) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                         one.id, one.guild_id, one.name, one.image, one.is_animated, to_text(one.roles), one.creator_id)
        .on_conflict(Code::UnknownGuild);
}

db::Statement insert(ApplicationId application, const Emoji& one) {
    return db::Statement("INSERT INTO emojis (id, application_id, name, image, is_animated, creator_id) VALUES ($1, $2, $3, $4, $5, $6)",
                         one.id, application, one.name, one.image, one.is_animated, one.creator_id);
}

db::Statement update(const Emoji& one) {
    return db::Statement("UPDATE emojis SET name = $2, roles = $3 WHERE id = $1", one.id, one.name, to_text(one.roles))
        .or_refuse(Code::UnknownEmoji);
}

db::Statement erase(EmojiId id) { return db::Statement("DELETE FROM emojis WHERE id = $1", id).or_refuse(Code::UnknownEmoji); }

db::Statement of_application(ApplicationId application) {
    return db::Statement("SELECT id, name, image, is_animated, creator_id FROM emojis WHERE application_id = $1 ORDER BY id", application);
}

Emoji to_application_emoji(const db::Row& row) {
    return {.id = row.id<EmojiId>(0), .name = row.text(1), .image = row.text(2), .is_animated = row.flag(3), .creator_id = row.id<UserId>(4)};
}

}  // namespace parley::store::emojis
