// core/channel_access.h -- Any channel by its id, whatever its kind, and what somebody may do in it.
#pragma once
#include "base/bounded_cache.h"
#include "base/task.h"
#include "bus/local_bus.h"
#include "core/guild_cache.h"
#include "store/store.h"

namespace parley::core {

// What people may do in a conversation of their own: everything but ruling over each other.
inline constexpr Permissions kPrivatePermissions{
    Permission::ViewChannel, Permission::SendMessages, Permission::SendTtsMessages, Permission::EmbedLinks, Permission::AttachFiles,
    Permission::ReadMessageHistory, Permission::AddReactions, Permission::UseExternalEmojis, Permission::UseExternalStickers,
    Permission::UseApplicationCommands, Permission::SendVoiceMessages, Permission::SendPolls, Permission::PinMessages,
    Permission::UseExternalApps, Permission::Connect, Permission::Speak, Permission::Stream, Permission::UseVad};

// Any thread.
class ChannelAccess {
public:
    ChannelAccess(store::Store& store, GuildCache& guilds, bus::LocalBus& bus);

    // Null when there is none. A direct channel has type Dm and both people as its recipients (one, with oneself).
    Task<ChannelPtr> find(ChannelId id);
    // Refused with UnknownChannel, or with MissingAccess when the user may not view it.
    Task<ChannelPtr> require(ChannelId id, UserId user);

    Permissions permissions(const Channel& channel, UserId user) const;
    bool can_view(const Channel& channel, UserId user) const { return permissions(channel, user).has(Permission::ViewChannel); }
    // Refused with MissingPermissions.
    void require_in(const Channel& channel, UserId user, Permission permission) const;

private:
    static constexpr std::size_t kMostKept = 50'000;

    void take(const Event& event);

    store::Store& store_;
    GuildCache& guilds_;
    BoundedCache<ChannelId, ChannelPtr> private_channels_{kMostKept};
};

}  // namespace parley::core
