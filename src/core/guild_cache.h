// core/guild_cache.h -- Every guild in memory: settings, roles, channels, threads and members, as of the last commit. What
// an event needs to know whom it concerns is asked here, and never of the database.
//
// Any thread. Things are never changed, only replaced: what was found stays as it was while it is held. The cache
// applies each event of model/event.h as it is published, before any loop is told of it.
#pragma once
#include "base/clock.h"
#include "bus/local_bus.h"
#include "core/guild_states.h"
#include "core/read_again.h"
#include "store/store.h"

#include <functional>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#include <vector>

namespace parley::core {

class GuildCache {
public:
    // Subscribes to the bus before anyone who asks.
    GuildCache(store::Store& store, bus::LocalBus& bus, const Clock& clock);
    // Reads everything; blocks. Before the server starts. When another program wrote it is read again, see core/read_again.
    void load();
    // Calls `tell` by the thread that reads, each time it has; pass nothing to hear no more: it is not under way then either.
    void set_on_read_again(std::function<void()> tell);
    // Blocks while that thread reads. Not beside the bus.
    void wait_until_read() { again_.wait(); }
    // Somebody has an open connection now, or none any more: core/presence says so.
    void come(UserId user);
    void go(UserId user);

    // Null for what is not there.
    GuildPtr find_guild(GuildId id) const;
    ChannelPtr find_channel(ChannelId id) const;  // of guilds, and their threads
    RolePtr find_role(GuildId guild, RoleId id) const;
    MemberPtr find_member(GuildId guild, UserId user) const;

    std::vector<GuildId> all_guilds() const;
    std::vector<GuildId> guilds_of(UserId user) const;
    std::vector<RolePtr> roles(GuildId guild) const;        // lowest first
    std::vector<ChannelPtr> channels(GuildId guild) const;  // without threads, by position
    std::vector<ChannelPtr> threads(GuildId guild) const;   // archived ones too, by id
    std::vector<ChannelPtr> active_threads(GuildId guild) const;  // by id
    std::size_t active_thread_count(GuildId guild) const;
    std::vector<MemberPtr> members(GuildId guild) const;    // by user id; sorts all of them, so not for large guilds
    std::vector<MemberPtr> members_here(GuildId guild) const;  // who have an open connection, in no order
    std::vector<Emoji> emojis(GuildId guild) const;
    std::size_t member_count(GuildId guild) const;
    std::size_t count_here(GuildId guild) const;
    std::unordered_map<RoleId, int> role_member_counts(GuildId guild) const;  // without @everyone; 0 for a role nobody has
    // The newest message's id ever written to a guild's channel.
    std::optional<MessageId> last_message(ChannelId id) const;

    std::vector<ThreadMember> thread_members(ChannelId thread) const;  // by user id
    std::size_t thread_member_count(ChannelId thread) const;
    // Of all guilds: threads that are not archived, though nobody wrote for as long as they wait.
    std::vector<ChannelPtr> silent_threads(Time now) const;
    std::optional<ThreadMember> find_thread_member(ChannelId thread, UserId user) const;

    // Nothing for somebody who is not a member. A private thread is viewed by its members alone and by those who may
    // manage threads.
    Permissions permissions(GuildId guild, UserId user) const;
    Permissions permissions_in(const Channel& channel, UserId user) const;
    bool can_view(const Channel& channel, UserId user) const { return permissions_in(channel, user).has(Permission::ViewChannel); }
    // Of these people, the ones who may view the channel; one lock for all of them.
    std::vector<UserId> viewers_among(const Channel& channel, std::span<const UserId> users) const;
    // The guild's channels that somebody may view, threads apart, by id.
    std::vector<ChannelId> visible_channels(GuildId guild, UserId user) const;

    // Another number whenever the guild's settings, roles, emojis or channels became others; not with its members, threads and
    // messages. What was worked out of it before is then worked out anew.
    std::uint64_t shape_version(GuildId guild) const;
    // The same for what decides who sees which of its channels: no matter who comes and goes.
    std::uint64_t sight_version(GuildId guild) const;

    // Refused with UnknownGuild unless it is there and the user is in it.
    GuildPtr require_guild(GuildId id, UserId user) const;
    MemberPtr require_member(GuildId guild, UserId user) const;  // UnknownMember
    RolePtr require_role(GuildId guild, RoleId id) const;        // UnknownRole
    // Refused with UnknownChannel, or with MissingAccess when the user may not view it.
    ChannelPtr require_channel(ChannelId id, UserId user) const;
    // Refused with MissingPermissions.
    void require(GuildId guild, UserId user, Permission permission) const;
    void require_in(const Channel& channel, UserId user, Permission permission) const;

    // The position of the member's highest role; above every role for the owner, 0 without a role.
    int rank(GuildId guild, UserId user) const;
    // Refused with MissingPermissions unless the actor ranks above it.
    void require_above(GuildId guild, UserId actor, const Role& role) const;
    void require_above(GuildId guild, UserId actor, UserId target) const;

private:
    // What events made of it: numbers that rise.
    struct Version {
        std::uint64_t shape = 0, sight = 0;
    };

    void take(const EventPtr& event);
    void read_again_soon();
    void read_again();
    bool swap_in(GuildStates& read, bool may_be_inexact);
    // All below with the lock held.
    void apply(const Event& event);
    Version version(GuildId guild) const;
    Permissions permissions_in(const GuildState& guild, const Channel& channel, const Member& member, Time now) const;
    int rank(const GuildState& guild, UserId user) const;

    store::Store& store_;
    const Clock& clock_;
    mutable std::shared_mutex mutex_;  // guards the ones below
    GuildStates all_;
    std::uint64_t versions_given_ = 0, loaded_as_ = 0;
    std::unordered_map<GuildId, Version> versions_;  // of the guilds that changed since they were loaded
    std::mutex telling_;  // guards on_read_again_, and is held while it is called
    std::function<void()> on_read_again_;
    ReadAgain again_{"guilds", [this] { read_again(); }};  // the last one: its thread uses all the others
};

}  // namespace parley::core
