#include "core/guild_emojis.h"

#include "core/audit_changes.h"
#include "store/emojis.h"

#include <algorithm>

namespace parley::core {

bool is_emoji_name(std::string_view name) {
    const auto is_fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return name.size() >= kShortestEmojiName && name.size() <= kLongestEmojiName && std::ranges::all_of(name, is_fine);
}

void GuildEmojis::require_may_create(UserId actor, GuildId guild) const {
    cache_.require_guild(guild, actor);
    const Permissions held = cache_.permissions(guild, actor);
    if (!held.has(Permission::CreateGuildExpressions) && !held.has(Permission::ManageGuildExpressions)) throw Refusal(Code::MissingPermissions);
}

Emoji GuildEmojis::require(UserId user, GuildId guild, EmojiId id) const {
    cache_.require_guild(guild, user);
    std::vector<Emoji> emojis = cache_.emojis(guild);
    const auto at = std::ranges::find(emojis, id, &Emoji::id);
    if (at == emojis.end()) throw Refusal(Code::UnknownEmoji);
    return std::move(*at);
}

Emoji GuildEmojis::require_own(UserId actor, GuildId guild, EmojiId id) const {
    Emoji emoji = require(actor, guild, id);
    const Permissions held = cache_.permissions(guild, actor);
    const bool made_it = emoji.creator_id == actor && held.has(Permission::CreateGuildExpressions);
    if (!made_it && !held.has(Permission::ManageGuildExpressions)) throw Refusal(Code::MissingPermissions);
    return emoji;
}

void GuildEmojis::require_roles(const Emoji& emoji) const {
    for (const RoleId role : emoji.roles) cache_.require_role(emoji.guild_id, role);
}

Task<Emoji> GuildEmojis::create(Actor actor, Emoji draft) {
    const auto turn = co_await turns_.take(draft.guild_id.value);
    require_may_create(actor, draft.guild_id);
    require_roles(draft);
    std::vector<Emoji> emojis = cache_.emojis(draft.guild_id);
    const auto alike = std::ranges::count(emojis, draft.is_animated, &Emoji::is_animated);
    if (static_cast<std::size_t>(alike) >= kMostEmojis) throw Refusal(draft.is_animated ? Code::TooManyAnimatedEmojis : Code::TooManyEmojis);
    draft.creator_id = actor.id;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::emojis::insert(draft));
        emojis.push_back(draft);
        unit.tell(EmojisChanged{.guild_id = draft.guild_id, .emojis = std::move(emojis)});
        entry_of(AuditAction::EmojiCreate, nullptr, &draft).log(unit, actor);
    });
    co_return draft;
}

Task<Emoji> GuildEmojis::change(Actor actor, GuildId guild, EmojiId id, Edit<Emoji> edit) {
    const auto turn = co_await turns_.take(guild.value);
    const Emoji before = require_own(actor, guild, id);
    Emoji after = before;
    edit(after);
    require_roles(after);
    std::vector<Emoji> emojis = cache_.emojis(guild);
    *std::ranges::find(emojis, id, &Emoji::id) = after;
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::emojis::update(after));
        unit.tell(EmojisChanged{.guild_id = guild, .emojis = std::move(emojis)});
        const AuditDraft entry = entry_of(AuditAction::EmojiUpdate, &before, &after);
        if (entry.has_changes() || before.roles != after.roles) entry.log(unit, actor);
    });
    co_return after;
}

Task<> GuildEmojis::erase(Actor actor, GuildId guild, EmojiId id) {
    const auto turn = co_await turns_.take(guild.value);
    const Emoji before = require_own(actor, guild, id);
    std::vector<Emoji> emojis = cache_.emojis(guild);
    std::erase_if(emojis, [&](const Emoji& one) { return one.id == id; });
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::emojis::erase(id));
        unit.tell(EmojisChanged{.guild_id = guild, .emojis = std::move(emojis)});
        entry_of(AuditAction::EmojiDelete, &before, nullptr).log(unit, actor);
    });
}

}  // namespace parley::core
