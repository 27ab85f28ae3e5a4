// core/guild_states.h -- What core/guild_cache keeps: the guilds with all that is in them, and what each event makes of them.
// It has no lock of its own. Whatever is asked at each event or message is found here without walking over all members,
// or over all the threads that ever were.
#pragma once
#include "model/event.h"
#include "store/store.h"

#include <functional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace parley::core {

struct GuildState {
    using ThreadMembers = std::unordered_map<UserId, ThreadMember>;

    GuildPtr guild;
    std::unordered_map<RoleId, RolePtr> roles;
    std::unordered_map<ChannelId, ChannelPtr> channels;      // threads too
    std::set<ChannelId> active_threads;                      // those that are not archived
    std::unordered_map<UserId, MemberPtr> members;
    std::unordered_map<RoleId, int> role_members;            // how many members have it, where anybody has
    std::unordered_set<UserId> here;                         // the members who are, see core/presence
    std::unordered_map<ChannelId, ThreadMembers> thread_members;
    std::unordered_map<UserId, std::unordered_set<ChannelId>> threads_of;  // that somebody is a member of
    std::vector<Emoji> emojis;

    const Role* role(RoleId id) const;
    const ThreadMembers* members_of(ChannelId thread) const;  // null: nobody's
};

struct GuildStates {
    std::unordered_map<GuildId, GuildState> guilds;
    std::unordered_map<ChannelId, ChannelPtr> channels;
    std::unordered_map<ChannelId, MessageId> last_messages;
    std::unordered_map<UserId, std::vector<GuildId>> guilds_of;
    std::unordered_set<UserId> here;  // people with an open connection, in guilds or not

    // Blocks. Nobody is here in it.
    static GuildStates read(store::Store& store);

    GuildState* find(GuildId id);
    const GuildState* find(GuildId id) const;
    void come(UserId user);
    void go(UserId user);
    void set_here(std::unordered_set<UserId> people);

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

private:
    void add(const MemberPtr& member);
    void remove(GuildId guild, UserId user);
    void add(ChannelPtr channel);
    void put(const ChannelPtr& channel);
    void join(const ThreadMember& member);
    static void leave(GuildState& guild, ChannelId thread, UserId user);
    // Puts a changed copy in the thread's place. Its counts are these states' own: events that save a thread may bear older ones.
    void count(ChannelId thread, const std::function<void(ThreadState&)>& change);
};

}  // namespace parley::core
