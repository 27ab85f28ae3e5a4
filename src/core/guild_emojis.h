// core/guild_emojis.h -- The emojis that a guild has of its own. Their pictures are stored before, under their ids
// (core/files/images.h).
#pragma once
#include "core/actor.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

namespace parley::core {

inline constexpr std::size_t kMostEmojis = 50;  // that stand still, and as many that move
inline constexpr std::size_t kShortestEmojiName = 2, kLongestEmojiName = 32;  // letters, digits and _ alone

bool is_emoji_name(std::string_view name);

class GuildEmojis {
public:
    GuildEmojis(store::Store& store, GuildCache& cache, Turns& turns) : store_(store), cache_(cache), turns_(turns) {}

    EmojiId draw_id() { return store_.draw_id<EmojiId>(); }
    // Before a picture is stored for it. Refused with UnknownGuild or MissingPermissions.
    void require_may_create(UserId actor, GuildId guild) const;

    // `draft` has its id and its picture. Refused also with UnknownRole or TooManyEmojis.
    Task<Emoji> create(Actor actor, Emoji draft);
    // Who made it may do so too. Refused with UnknownEmoji.
    Task<Emoji> change(Actor actor, GuildId guild, EmojiId id, Edit<Emoji> edit);
    Task<> erase(Actor actor, GuildId guild, EmojiId id);
    // Refused with UnknownGuild or UnknownEmoji.
    Emoji require(UserId user, GuildId guild, EmojiId id) const;

private:
    Emoji require_own(UserId actor, GuildId guild, EmojiId id) const;
    void require_roles(const Emoji& emoji) const;

    store::Store& store_;
    GuildCache& cache_;
    Turns& turns_;
};

}  // namespace parley::core
