// core/guild_channels.h -- Making, changing, arranging and removing the channels of guilds. Threads are made elsewhere.
#pragma once
#include "core/actor.h"
#include "core/guild_cache.h"
#include "core/turns.h"
#include "store/store.h"

namespace parley::core {

inline constexpr std::size_t kMostChannels = 500;           // of one guild, threads apart
inline constexpr std::size_t kMostChannelsOfCategory = 50;
inline constexpr std::size_t kMostOverwrites = 1'000;  // of one channel

// Where a channel shall stand; what is absent stays.
struct ChannelPlace {
    ChannelId id;
    std::optional<int> position;
    std::optional<std::optional<ChannelId>> parent_id;  // an inner nothing: in no category
    bool takes_overwrites = false;                      // of the new category
};

class GuildChannels {
public:
    GuildChannels(store::Store& store, GuildCache& cache, Turns& turns) : store_(store), cache_(cache), turns_(turns) {}

    // `draft` has no id yet; its place is behind the guild's others. Refused with UnknownGuild, MissingPermissions (also
    // for an overwrite that gives what the actor has not), TooManyChannels, or InvalidForm at
    // `parent_id` for a parent that is no category here, or one that the actor may not view, or one that is full.
    Task<ChannelPtr> create(Actor actor, Channel draft);
    // Refused with UnknownChannel, MissingAccess, MissingPermissions unless the actor may manage it (and may manage roles
    // for its overwrites), WrongChannelType for a thread, or InvalidForm for a parent, as above.
    Task<ChannelPtr> change(Actor actor, ChannelId id, Edit<Channel> edit);
    // All of them or none. Refused like `change`.
    Task<> arrange(Actor actor, GuildId guild, std::vector<ChannelPlace> places);
    // With its messages; the channels of a category stay, without it, and settings of the guild that named it are cleared.
    Task<ChannelPtr> erase(Actor actor, ChannelId id);

    // For the tags of a forum.
    std::uint64_t draw_tag_id() { return store_.draw_id<ChannelId>().value; }

    // Refused with MissingPermissions for bits that the actor has not, whether they are set, lifted or turned, or with
    // TooManyOverwrites.
    Task<> save_overwrite(Actor actor, ChannelId id, Overwrite overwrite);
    Task<> erase_overwrite(Actor actor, ChannelId id, std::uint64_t target);  // UnknownOverwrite

private:
    void require_room(const Channel& draft) const;
    void require_parent(const Channel& draft, UserId actor, std::vector<std::string> where = {"parent_id"}) const;
    void require_grantable(const Channel& channel, UserId actor, const Overwrite* before, const Overwrite* after) const;
    void require_overwrites(const Channel& before, const Channel& after, UserId actor) const;
    void save(store::Unit& unit, const Channel& before, Channel after, const Actor& actor) const;
    void save_overwrites(store::Unit& unit, const Channel& before, const Channel& after, const Actor& actor) const;
    RolePtr role_of(const Channel& channel, const Overwrite& overwrite) const;

    store::Store& store_;
    GuildCache& cache_;
    Turns& turns_;
};

// As text channels bear it: lower case, a dash for white space, nothing that is no word; "" when nothing is left.
std::string text_channel_name(std::string_view name);

}  // namespace parley::core
