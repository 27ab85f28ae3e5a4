#include "core/guild_states.h"

#include "core/thread_activity.h"
#include "store/guild_channels.h"
#include "store/guilds.h"
#include "store/members.h"
#include "store/roles.h"

#include <algorithm>

namespace parley::core {
namespace {

ChannelPtr with_counts_of(const ChannelPtr& channel, const ThreadState& known) {
    Channel copy = *channel;
    copy.thread->message_count = known.message_count;
    copy.thread->total_message_sent = known.total_message_sent;
    copy.thread->member_count = known.member_count;
    return std::make_shared<const Channel>(std::move(copy));
}

void count_roles(GuildState& guild, const Member& member, int change) {
    for (const RoleId role : member.roles) {
        if ((guild.role_members[role] += change) == 0) guild.role_members.erase(role);
    }
}

}  // namespace

const Role* GuildState::role(RoleId id) const {
    const auto at = roles.find(id);
    return at == roles.end() ? nullptr : at->second.get();
}

const GuildState::ThreadMembers* GuildState::members_of(ChannelId thread) const {
    const auto at = thread_members.find(thread);
    return at == thread_members.end() ? nullptr : &at->second;
}

GuildState* GuildStates::find(GuildId id) {
    const auto at = guilds.find(id);
    return at == guilds.end() ? nullptr : &at->second;
}

const GuildState* GuildStates::find(GuildId id) const {
    const auto at = guilds.find(id);
    return at == guilds.end() ? nullptr : &at->second;
}

// ---- Reading ----

GuildStates GuildStates::read(store::Store& store) {
    GuildStates read;
    std::vector<db::Statement> queries{store::guilds::all(), store::roles::all(), store::guild_channels::all(),
                                       store::guild_channels::all_overwrites(), store::members::all(), store::members::all_roles(),
                                       store::guilds::all_emojis(), store::guild_channels::all_thread_members()};
    std::vector<db::Rows> rows = store.read_all_now(std::move(queries));
    for (const db::Row& row : rows[0]) {
        auto guild = std::make_shared<const Guild>(store::guilds::to_guild(row));
        read.guilds[guild->id].guild = std::move(guild);
    }
    for (const db::Row& row : rows[1]) {
        auto role = std::make_shared<const Role>(store::roles::to_role(row));
        read.guilds[role->guild_id].roles[role->id] = std::move(role);
    }
    std::unordered_map<ChannelId, std::vector<Overwrite>> overwrites;
    for (const db::Row& row : rows[3]) {
        overwrites[store::guild_channels::channel_of_overwrite(row)].push_back(store::guild_channels::to_overwrite(row));
    }
    for (const db::Row& row : rows[2]) {
        Channel channel = store::guild_channels::to_channel(row);
        channel.overwrites = std::move(overwrites[channel.id]);
        if (channel.last_message_id) read.last_messages[channel.id] = *channel.last_message_id;
        read.add(std::make_shared<const Channel>(std::move(channel)));
    }
    std::unordered_map<GuildId, std::unordered_map<UserId, std::vector<RoleId>>> roles;
    for (const db::Row& row : rows[5]) roles[row.id<GuildId>(0)][row.id<UserId>(1)].push_back(row.id<RoleId>(2));
    for (const db::Row& row : rows[4]) {
        Member member = store::members::to_member(row);
        member.roles = std::move(roles[member.guild_id][member.user_id]);
        read.add(std::make_shared<const Member>(std::move(member)));
    }
    for (const db::Row& row : rows[6]) {
        Emoji emoji = store::guilds::to_emoji(row);
        read.guilds[emoji.guild_id].emojis.push_back(std::move(emoji));
    }
    for (const db::Row& row : rows[7]) {
        const ThreadMember one = store::guild_channels::to_thread_member(row);
        read.join(one);
        read.count(one.thread_id, [](ThreadState& state) { ++state.member_count; });
    }
    return read;
}

// ---- Members ----

void GuildStates::add(const MemberPtr& member) {
    GuildState* guild = find(member->guild_id);
    if (!guild) return;
    const UserId user = member->user_id;
    const auto [at, is_new] = guild->members.try_emplace(user, member);
    if (!is_new) count_roles(*guild, *std::exchange(at->second, member), -1);
    count_roles(*guild, *member, 1);
    if (!is_new) return;
    guilds_of[user].push_back(member->guild_id);
    if (here.contains(user)) guild->here.insert(user);
}

void GuildStates::remove(GuildId id, UserId user) {
    if (GuildState* guild = find(id)) {
        guild->here.erase(user);
        if (const auto member = guild->members.extract(user)) count_roles(*guild, *member.mapped(), -1);
    }
    const auto theirs = guilds_of.find(user);
    if (theirs == guilds_of.end()) return;
    std::erase(theirs->second, id);
    if (theirs->second.empty()) guilds_of.erase(theirs);
}

void GuildStates::come(UserId user) {
    here.insert(user);
    const auto theirs = guilds_of.find(user);
    if (theirs == guilds_of.end()) return;
    for (const GuildId id : theirs->second) {
        if (GuildState* guild = find(id)) guild->here.insert(user);
    }
}

void GuildStates::go(UserId user) {
    here.erase(user);
    const auto theirs = guilds_of.find(user);
    if (theirs == guilds_of.end()) return;
    for (const GuildId id : theirs->second) {
        if (GuildState* guild = find(id)) guild->here.erase(user);
    }
}

void GuildStates::set_here(std::unordered_set<UserId> people) {
    for (auto& [id, guild] : guilds) guild.here.clear();
    here.clear();
    for (const UserId user : people) come(user);
}

void GuildStates::apply(const MemberAdded& added) { add(added.member); }
void GuildStates::apply(const MemberUpdated& updated) { add(updated.member); }

void GuildStates::apply(const MemberRemoved& removed) {
    const UserId user = removed.profile->id;
    remove(removed.guild_id, user);
    GuildState* guild = find(removed.guild_id);
    if (!guild || !guild->threads_of.contains(user)) return;
    for (const ChannelId thread : std::unordered_set<ChannelId>(guild->threads_of.at(user))) {
        leave(*guild, thread, user);
        count(thread, [](ThreadState& state) { --state.member_count; });
    }
}

// ---- Guilds ----

void GuildStates::apply(const GuildCreated& created) {
    GuildState& fresh = guilds[created.guild->id];
    fresh.guild = created.guild;
    for (const RolePtr& role : created.roles) fresh.roles.insert_or_assign(role->id, role);
    for (const ChannelPtr& channel : created.channels) add(channel);
    for (const MemberPtr& member : created.members) add(member);
}

void GuildStates::apply(const GuildUpdated& updated) {
    if (GuildState* guild = find(updated.guild->id)) guild->guild = updated.guild;
}

void GuildStates::apply(const GuildDeleted& deleted) {
    const auto gone = guilds.extract(deleted.guild_id);
    if (!gone) return;
    for (const auto& [id, channel] : gone.mapped().channels) {
        channels.erase(id);
        last_messages.erase(id);
    }
    for (const auto& [user, member] : gone.mapped().members) remove(deleted.guild_id, user);
}

void GuildStates::apply(const RoleSaved& saved) {
    if (GuildState* guild = find(saved.role->guild_id)) guild->roles.insert_or_assign(saved.role->id, saved.role);
}

// The database takes it from its members by itself, and so is it done here; its overwrites go with news of their channels.
void GuildStates::apply(const RoleDeleted& deleted) {
    GuildState* guild = find(deleted.guild_id);
    if (!guild) return;
    guild->roles.erase(deleted.role_id);
    const auto counted = guild->role_members.find(deleted.role_id);
    if (counted == guild->role_members.end()) return;
    int left = counted->second;
    guild->role_members.erase(counted);
    for (auto at = guild->members.begin(); left > 0 && at != guild->members.end(); ++at) {
        if (std::ranges::find(at->second->roles, deleted.role_id) == at->second->roles.end()) continue;
        Member changed = *at->second;
        std::erase(changed.roles, deleted.role_id);
        at->second = std::make_shared<const Member>(std::move(changed));
        --left;
    }
}

void GuildStates::apply(const EmojisChanged& changed) {
    if (GuildState* guild = find(changed.guild_id)) guild->emojis = changed.emojis;
}

// ---- Channels ----

void GuildStates::put(const ChannelPtr& channel) {
    GuildState& guild = guilds.at(channel->guild_id);
    guild.channels.insert_or_assign(channel->id, channel);
    channels.insert_or_assign(channel->id, channel);
    if (channel->thread && !channel->thread->is_archived) guild.active_threads.insert(channel->id);
    else guild.active_threads.erase(channel->id);
}

// A direct channel or a group belongs to no guild and is not kept here.
void GuildStates::add(ChannelPtr channel) {
    if (!find(channel->guild_id)) return;
    const auto known = channels.find(channel->id);
    if (channel->thread && known != channels.end() && known->second->thread) channel = with_counts_of(channel, *known->second->thread);
    put(channel);
}

void GuildStates::count(ChannelId thread, const std::function<void(ThreadState&)>& change) {
    const auto at = channels.find(thread);
    if (at == channels.end() || !at->second->thread) return;
    Channel counted = *at->second;
    change(*counted.thread);
    put(std::make_shared<const Channel>(std::move(counted)));
}

void GuildStates::apply(const ChannelSaved& saved) { add(saved.channel); }

void GuildStates::apply(const ChannelDeleted& deleted) {
    const ChannelId id = deleted.channel->id;
    if (GuildState* guild = find(deleted.channel->guild_id)) {
        if (const auto members = guild->thread_members.extract(id)) {
            for (const auto& [user, one] : members.mapped()) leave(*guild, id, user);
        }
        guild->channels.erase(id);
        guild->active_threads.erase(id);
    }
    channels.erase(id);
    last_messages.erase(id);
}

void GuildStates::apply(const PinsChanged& changed) {
    const auto at = channels.find(changed.channel->id);
    if (at == channels.end()) return;
    Channel pinned = *at->second;
    pinned.last_pin_at = changed.channel->last_pin_at;
    add(std::make_shared<const Channel>(std::move(pinned)));
}

// ---- Threads ----

void GuildStates::join(const ThreadMember& member) {
    const auto thread = channels.find(member.thread_id);
    if (thread == channels.end()) return;
    GuildState& guild = guilds.at(thread->second->guild_id);
    guild.thread_members[member.thread_id].insert_or_assign(member.user_id, member);
    guild.threads_of[member.user_id].insert(member.thread_id);
}

void GuildStates::leave(GuildState& guild, ChannelId thread, UserId user) {
    if (const auto those = guild.thread_members.find(thread); those != guild.thread_members.end()) {
        those->second.erase(user);
        if (those->second.empty()) guild.thread_members.erase(those);
    }
    const auto theirs = guild.threads_of.find(user);
    if (theirs == guild.threads_of.end()) return;
    theirs->second.erase(thread);
    if (theirs->second.empty()) guild.threads_of.erase(theirs);
}

void GuildStates::apply(const ThreadMembersChanged& changed) {
    const ChannelId thread = changed.thread->id;
    GuildState* guild = find(changed.thread->guild_id);
    if (!guild || !guild->channels.contains(thread)) return;
    for (const ThreadMember& one : changed.added) join(one);
    for (const UserId user : changed.removed) leave(*guild, thread, user);
    const auto* members = guild->members_of(thread);
    const int size = members ? static_cast<int>(members->size()) : 0;
    count(thread, [&](ThreadState& state) { state.member_count = size; });
}

void GuildStates::apply(const MessageCreated& created) {
    const Message& message = created.message;
    MessageId& last = last_messages[message.channel_id];
    if (message.id <= last) return;  // ids rise, so it was there when all was read
    last = message.id;
    if (!created.channel->thread || !counts_in_thread(message)) return;
    count(message.channel_id, [](ThreadState& state) {
        ++state.message_count;
        ++state.total_message_sent;
    });
}

void GuildStates::apply(const MessagesDeleted& deleted) {
    count(deleted.channel->id, [&](ThreadState& state) { state.message_count = std::max(0, state.message_count - deleted.counted); });
}

}  // namespace parley::core
