// core/guild_founding.h -- What a guild begins with: @everyone, a category and a #general in it, or the roles and channels
// that its founder drew up.
#pragma once
#include "model/event.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

// The ids in `roles` and `channels` are placeholders, by which the channels name their category and the roles of their
// overwrites. The first role says what @everyone may. Source: Discord API v10, "Create Guild".
struct GuildDraft {
    std::string name;
    std::optional<GuildId> id;         // under which its icon lies already; drawn otherwise
    std::optional<std::string> icon;   // a hash
    std::vector<Role> roles;
    std::vector<Channel> channels;     // none: the usual ones
    std::optional<ChannelId> system_channel_id;  // one of `channels`
};

// Refused with UnknownChannel for a category that stands behind its channel or nowhere, UnknownRole for an overwrite of a
// role that is not drawn up, TooManyRoles or TooManyChannels.
void require_sound(const GuildDraft& draft);
// Of a sound draft. Draws its ids in the unit, so the guild's is the lowest of them.
GuildCreated found_guild(store::Unit& unit, UserId owner, GuildDraft draft, Time now);

}  // namespace parley::core
