// core/guild_channels.h -- Making and removing the channels of guilds.
#pragma once
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

namespace parley::core {

inline constexpr std::size_t kMostChannels = 500;           // of one guild, threads apart
inline constexpr std::size_t kMostChannelsOfCategory = 50;

class GuildChannels {
public:
    GuildChannels(store::Store& store, GuildCache& cache, Turns& turns) : store_(store), cache_(cache), turns_(turns) {}

    // `draft` has no id yet; its place is behind the guild's others. Refused with UnknownGuild, MissingPermissions (also
    // for an overwrite that gives what the actor has not), UnknownChannel for a parent that is no category here, or
    // TooManyChannels.
    Task<ChannelPtr> create(UserId actor, Channel draft);
    // With its messages; the channels of a category stay, without it.
    Task<ChannelPtr> erase(UserId actor, ChannelId id);

    Task<> save_overwrite(UserId actor, ChannelId id, Overwrite overwrite);
    Task<> erase_overwrite(UserId actor, ChannelId id, std::uint64_t target);

private:
    void require_place(const Channel& draft) const;
    void require_grantable(const Channel& channel, UserId actor, const Overwrite& overwrite) const;

    store::Store& store_;
    GuildCache& cache_;
    Turns& turns_;
};

// As text channels bear it: lower case, a dash for white space, nothing that is no word; "" when nothing is left.
std::string text_channel_name(std::string_view name);

}  // namespace parley::core
