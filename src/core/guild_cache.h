// core/guild_cache.h -- Every guild in memory: settings, roles, channels, threads and members, as of the last commit. What
// an event needs to know whom it concerns is asked here, and never of the database.
//
// Any thread. Things are never changed, only replaced: what was found stays as it was while it is held. The cache
// applies each event of model/event.h as it is published, before any loop is told of it.
#pragma once
#include "base/clock.h"
#include "bus/local_bus.h"
#include "model/guild.h"
#include "store/store.h"

#include <functional>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <thread>
#include <unordered_map>
#include <vector>

namespace parley::core {

class GuildCache {
public:
    // Subscribes to the bus before anyone who asks.
    GuildCache(store::Store& store, bus::LocalBus& bus, const Clock& clock);
    ~GuildCache();
    // Reads everything; blocks. Before the server starts. When another program wrote, a thread of the cache's own reads it
    // again: what was known serves until then, and what is told meanwhile is told to both.
    void load();
    // Calls `tell` by that thread each time it has read; pass nothing to hear no more: it is not under way then either.
    void set_on_read_again(std::function<void()> tell);
    // Blocks while that thread reads. Not beside the bus.
    void wait_until_read();

    // Null for what is not there.
    GuildPtr find_guild(GuildId id) const;
    ChannelPtr find_channel(ChannelId id) const;  // of guilds, and their threads
    RolePtr find_role(GuildId guild, RoleId id) const;
    MemberPtr find_member(GuildId guild, UserId user) const;

    std::vector<GuildId> all_guilds() const;
    std::vector<GuildId> guilds_of(UserId user) const;
    std::vector<RolePtr> roles(GuildId guild) const;        // lowest first
    std::vector<ChannelPtr> channels(GuildId guild) const;  // without threads, by position
    std::vector<ChannelPtr> threads(GuildId guild) const;   // archived ones too
    std::vector<MemberPtr> members(GuildId guild) const;    // by user id
    std::vector<Emoji> emojis(GuildId guild) const;
    std::size_t member_count(GuildId guild) const;
    std::size_t members_among(GuildId guild, std::span<const UserId> users) const;  // how many of these people are in it
    std::unordered_map<RoleId, int> role_member_counts(GuildId guild) const;        // without @everyone; 0 for a role nobody has
    // The newest message's id ever written to a guild's channel.
    std::optional<MessageId> last_message(ChannelId id) const;

    std::vector<ThreadMember> thread_members(ChannelId thread) const;  // by user id
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

    // Another number whenever anything of the guild became another one, messages apart: what was worked out of it before is
    // then worked out anew.
    std::uint64_t version(GuildId guild) const;

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
    struct State {
        GuildPtr guild;
        std::unordered_map<RoleId, RolePtr> roles;
        std::unordered_map<ChannelId, ChannelPtr> channels;
        std::unordered_map<UserId, MemberPtr> members;
        std::unordered_map<ChannelId, std::unordered_map<UserId, ThreadMember>> thread_members;
        std::vector<Emoji> emojis;

        const Role* role(RoleId id) const;
    };
    struct Everything {
        std::unordered_map<GuildId, State> guilds;
        std::unordered_map<ChannelId, ChannelPtr> channels;
        std::unordered_map<ChannelId, MessageId> last_messages;
        std::unordered_map<UserId, std::vector<GuildId>> guilds_of;

        void add(const MemberPtr& member);
        void remove(GuildId guild, UserId user);
        void add(ChannelPtr channel);
        // Puts a changed copy in the thread's place. Its counts are the cache's own: events that save a thread may bear older ones.
        void count(ChannelId thread, const std::function<void(ThreadState&)>& change);
    };

    Everything read_everything();
    void take(const EventPtr& event);
    void read_again_soon();
    void read_again();
    bool swap_in(Everything& read, bool may_be_inexact);
    // All below with the lock held.
    void apply_any(const Event& event);
    void apply(const GuildCreated& created);
    void apply(const GuildUpdated& updated);
    void apply(const GuildDeleted& deleted);
    void apply(const RoleSaved& saved);
    void apply(const RoleDeleted& deleted);
    void apply(const ChannelSaved& saved);
    void apply(const ChannelDeleted& deleted);
    void apply(const MemberAdded& added);
    void apply(const MemberUpdated& updated);
    void apply(const MemberRemoved& removed);
    void apply(const EmojisChanged& changed);
    void apply(const ThreadMembersChanged& changed);
    void apply(const MessageCreated& created);
    void apply(const MessagesDeleted& deleted);
    void apply(const PinsChanged& changed);

    const State* state(GuildId id) const;
    Permissions permissions_in(const State& guild, const Channel& channel, const Member& member, Time now) const;
    int rank(const State& guild, UserId user) const;

    store::Store& store_;
    const Clock& clock_;
    mutable std::shared_mutex mutex_;  // guards the ones below
    Everything all_;
    std::uint64_t versions_given_ = 0, loaded_as_ = 0;
    std::unordered_map<GuildId, std::uint64_t> versions_;  // of the guilds that changed since they were loaded
    bool is_reading_ = false, must_read_again_ = false;
    std::vector<EventPtr> meanwhile_;  // what was told while that thread reads
    std::mutex telling_;               // guards on_read_again_, and is held while it is called
    std::function<void()> on_read_again_;
    std::thread reader_;               // the publishers' alone, who come one after the other
};

}  // namespace parley::core
