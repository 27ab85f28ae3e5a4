// core/reactions.h -- Reacting to messages with a character or with an emoji of some guild.
#pragma once
#include "base/clock.h"
#include "core/channel_access.h"
#include "core/directory.h"
#include "core/relationships.h"
#include "core/turns.h"
#include "store/store.h"

#include <optional>
#include <string_view>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kMostReactionKinds = 20;  // on one message

class Reactions {
public:
    Reactions(store::Store& store, ChannelAccess& access, GuildCache& guilds, Directory& directory, Relationships& relationships, Turns& turns,
              const Clock& clock)
        : store_(store), access_(access), guilds_(guilds), directory_(directory), relationships_(relationships), turns_(turns), clock_(clock) {}

    // Reacting twice, or taking back what is not there, changes nothing. The channel is one that the actor may view.
    // Refused with UnknownMessage, UnknownEmoji, MissingPermissions (to read the history, and to bring a new kind),
    // ThreadIsArchived, ReactionBlocked by the author, or TooManyReactions.
    Task<> add(UserId actor, ChannelPtr channel, MessageId message, ReactionEmoji emoji);
    // Somebody else's, or everybody's, only with ManageMessages, and NotOnDirectMessages outside of guilds.
    Task<> remove(UserId actor, ChannelPtr channel, MessageId message, ReactionEmoji emoji, UserId whose);
    Task<> clear(UserId actor, ChannelPtr channel, MessageId message, std::optional<ReactionEmoji> emoji);
    // Who reacted with it, by id, above `after`.
    Task<std::vector<ProfilePtr>> who(UserId viewer, ChannelPtr channel, MessageId message, ReactionEmoji emoji, UserId after, int limit);

private:
    Task<std::vector<ReactionCount>> counts(ChannelId channel, MessageId message, UserId viewer);
    Task<UserId> require_message(ChannelId channel, MessageId message);
    Task<ReactionEmoji> require_emoji(GuildId guild, ReactionEmoji named, bool& is_external);
    Task<> require_new_kind(UserId actor, const Channel& channel, std::size_t kinds, ReactionEmoji& emoji);
    void require_ruler(UserId actor, const Channel& channel) const;

    store::Store& store_;
    ChannelAccess& access_;
    GuildCache& guilds_;
    Directory& directory_;
    Relationships& relationships_;
    Turns& turns_;
    const Clock& clock_;
};

// Whether the text is one emoji character as Unicode has them: a sign, a keycap, a flag, or several joined to one.
bool is_emoji_character(std::string_view text);

}  // namespace parley::core
