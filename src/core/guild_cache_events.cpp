// How the cache keeps up with what is committed.
#include "core/guild_cache.h"

#include "base/log.h"
#include "base/thread.h"
#include "core/thread_activity.h"
#include "store/guild_channels.h"
#include "store/guilds.h"
#include "store/members.h"
#include "store/roles.h"

#include <algorithm>
#include <mutex>

namespace parley::core {

void GuildCache::Everything::add(const MemberPtr& member) {
    const auto guild = guilds.find(member->guild_id);
    if (guild == guilds.end()) return;
    if (guild->second.members.insert_or_assign(member->user_id, member).second) guilds_of[member->user_id].push_back(member->guild_id);
}

void GuildCache::Everything::remove(GuildId guild, UserId user) {
    if (const auto at = guilds.find(guild); at != guilds.end()) at->second.members.erase(user);
    const auto theirs = guilds_of.find(user);
    if (theirs == guilds_of.end()) return;
    std::erase(theirs->second, guild);
    if (theirs->second.empty()) guilds_of.erase(theirs);
}

namespace {

ChannelPtr with_counts_of(const ChannelPtr& channel, const ThreadState& known) {
    Channel copy = *channel;
    copy.thread->message_count = known.message_count;
    copy.thread->total_message_sent = known.total_message_sent;
    copy.thread->member_count = known.member_count;
    return std::make_shared<const Channel>(std::move(copy));
}

}  // namespace

void GuildCache::Everything::add(ChannelPtr channel) {
    const auto guild = guilds.find(channel->guild_id);
    if (guild == guilds.end()) return;
    const auto known = channels.find(channel->id);
    if (channel->thread && known != channels.end() && known->second->thread) channel = with_counts_of(channel, *known->second->thread);
    guild->second.channels.insert_or_assign(channel->id, channel);
    channels.insert_or_assign(channel->id, channel);
}

void GuildCache::Everything::count(ChannelId thread, const std::function<void(ThreadState&)>& change) {
    const auto at = channels.find(thread);
    if (at == channels.end() || !at->second->thread) return;
    Channel counted = *at->second;
    change(*counted.thread);
    at->second = std::make_shared<const Channel>(std::move(counted));
    guilds.at(at->second->guild_id).channels.insert_or_assign(thread, at->second);
}

GuildCache::Everything GuildCache::read_everything() {
    Everything read;
    std::vector<db::Statement> queries{store::guilds::all(), store::roles::all(), store::guild_channels::all(),
                                       store::guild_channels::all_overwrites(), store::members::all(), store::members::all_roles(),
                                       store::guilds::all_emojis(), store::guild_channels::all_thread_members()};
    std::vector<db::Rows> rows = store_.read_all_now(std::move(queries));
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
        const auto thread = read.channels.find(one.thread_id);
        if (thread != read.channels.end()) read.guilds[thread->second->guild_id].thread_members[one.thread_id][one.user_id] = one;
        read.count(one.thread_id, [](ThreadState& state) { ++state.member_count; });
    }
    return read;
}

void GuildCache::load() {
    Everything read = read_everything();
    const std::unique_lock lock(mutex_);
    all_ = std::move(read);
    versions_.clear();
    loaded_as_ = ++versions_given_;
}

// ---- When another program wrote ----

namespace {

std::mutex reader_mutex;  // guards reader_ of whatever cache: it is held for moments, there being one cache in a server

}  // namespace

GuildCache::~GuildCache() { wait_until_read(); }

void GuildCache::wait_until_read() {
    const std::lock_guard lock(reader_mutex);
    if (reader_.joinable()) reader_.join();
}

void GuildCache::set_on_read_again(std::function<void()> tell) {
    const std::lock_guard lock(telling_);
    on_read_again_ = std::move(tell);
}

void GuildCache::read_again_soon() {
    {
        const std::unique_lock lock(mutex_);
        must_read_again_ = true;
        if (std::exchange(is_reading_, true)) return;
    }
    const std::lock_guard lock(reader_mutex);
    if (reader_.joinable()) reader_.join();  // it has read, and is about to end
    reader_ = start_thread("guilds", Priority::Background, [this] { read_again(); });
}

namespace {

constexpr int kMostReadings = 3;

// Counts what it takes away, which is wrong where that is gone already.
bool counts_down(const EventPtr& event) {
    const auto* deleted = std::get_if<MessagesDeleted>(event.get());
    return deleted && deleted->channel && deleted->channel->thread;
}

}  // namespace

void GuildCache::read_again() {
    try {
        for (int readings = 1;; ++readings) {
            {
                const std::unique_lock lock(mutex_);
                must_read_again_ = false;
                meanwhile_.clear();
            }
            Everything read = read_everything();
            if (swap_in(read, readings >= kMostReadings)) break;
        }
    } catch (const std::exception& failure) {
        log::error("guilds.not_read_again reason=\"{}\"", failure.what());
        const std::unique_lock lock(mutex_);
        is_reading_ = false;
        meanwhile_.clear();
    }
    const std::lock_guard lock(telling_);
    if (on_read_again_) on_read_again_();
}

// What was told while it was read may be in it or not; told again, it is in it once: what an event says replaces what is
// there. Only where messages were taken from a thread it has to be read once more. What was before goes without the lock.
bool GuildCache::swap_in(Everything& read, bool may_be_inexact) {
    const std::unique_lock lock(mutex_);
    if (!may_be_inexact && (must_read_again_ || std::ranges::any_of(meanwhile_, counts_down))) return false;
    std::swap(all_, read);
    versions_.clear();
    loaded_as_ = ++versions_given_;
    for (const EventPtr& event : std::exchange(meanwhile_, {})) apply_any(*event);
    is_reading_ = false;
    return true;
}

// ---- Events ----

namespace {

// The guild that an event changes; 0 for all others.
GuildId changed_by(const GuildCreated& created) { return created.guild->id; }
GuildId changed_by(const GuildUpdated& updated) { return updated.guild->id; }
GuildId changed_by(const GuildDeleted& deleted) { return deleted.guild_id; }
GuildId changed_by(const RoleSaved& saved) { return saved.role->guild_id; }
GuildId changed_by(const RoleDeleted& deleted) { return deleted.guild_id; }
GuildId changed_by(const ChannelSaved& saved) { return saved.channel->guild_id; }
GuildId changed_by(const ChannelDeleted& deleted) { return deleted.channel->guild_id; }
GuildId changed_by(const MemberAdded& added) { return added.member->guild_id; }
GuildId changed_by(const MemberUpdated& updated) { return updated.member->guild_id; }
GuildId changed_by(const MemberRemoved& removed) { return removed.guild_id; }
GuildId changed_by(const ThreadMembersChanged& changed) { return changed.thread->guild_id; }
GuildId changed_by(const EmojisChanged& changed) { return changed.guild_id; }
GuildId changed_by(const PinsChanged& changed) { return changed.channel->guild_id; }
template <class Other>
GuildId changed_by(const Other&) { return {}; }

bool counts(const MessageCreated& created) { return created.channel && created.channel->guild_id; }
bool counts(const MessagesDeleted& deleted) { return deleted.channel && deleted.channel->thread; }
template <class Other>
bool counts(const Other&) { return false; }

// Most events are none of this cache's, and take no lock.
bool concerns_guilds(const Event& event) {
    return std::visit([](const auto& what) { return counts(what) || changed_by(what); }, static_cast<const AnyEvent&>(event));
}

}  // namespace

void GuildCache::take(const EventPtr& event) {
    if (std::holds_alternative<StorageChanged>(*event)) return read_again_soon();
    if (!concerns_guilds(*event)) return;
    const std::unique_lock lock(mutex_);
    if (is_reading_) meanwhile_.push_back(event);
    apply_any(*event);
}

void GuildCache::apply_any(const Event& event) {
    std::visit([this](const auto& what) {
        if constexpr (requires { this->apply(what); }) apply(what);
        if (const GuildId guild = changed_by(what)) versions_[guild] = ++versions_given_;
    }, static_cast<const AnyEvent&>(event));
}

void GuildCache::apply(const GuildCreated& created) {
    State& fresh = all_.guilds[created.guild->id];
    fresh.guild = created.guild;
    for (const RolePtr& role : created.roles) fresh.roles.insert_or_assign(role->id, role);
    for (const ChannelPtr& channel : created.channels) all_.add(channel);
    for (const MemberPtr& member : created.members) all_.add(member);
}

void GuildCache::apply(const GuildUpdated& updated) {
    if (const auto at = all_.guilds.find(updated.guild->id); at != all_.guilds.end()) at->second.guild = updated.guild;
}

void GuildCache::apply(const GuildDeleted& deleted) {
    const auto at = all_.guilds.find(deleted.guild_id);
    if (at == all_.guilds.end()) return;
    for (const auto& [id, channel] : at->second.channels) {
        all_.channels.erase(id);
        all_.last_messages.erase(id);
    }
    for (const UserId user : deleted.members) all_.remove(deleted.guild_id, user);
    all_.guilds.erase(at);
}

void GuildCache::apply(const RoleSaved& saved) {
    const auto at = all_.guilds.find(saved.role->guild_id);
    if (at != all_.guilds.end()) at->second.roles.insert_or_assign(saved.role->id, saved.role);
}

// The database takes it from its members by itself, and so does the cache; its overwrites go with news of their channels.
void GuildCache::apply(const RoleDeleted& deleted) {
    const auto at = all_.guilds.find(deleted.guild_id);
    if (at == all_.guilds.end()) return;
    at->second.roles.erase(deleted.role_id);
    for (auto& [user, member] : at->second.members) {
        if (std::ranges::find(member->roles, deleted.role_id) == member->roles.end()) continue;
        Member changed = *member;
        std::erase(changed.roles, deleted.role_id);
        member = std::make_shared<const Member>(std::move(changed));
    }
}

// A direct channel or a group belongs to no guild and is not kept here.
void GuildCache::apply(const ChannelSaved& saved) {
    all_.add(saved.channel);
}

void GuildCache::apply(const ChannelDeleted& deleted) {
    const ChannelId id = deleted.channel->id;
    if (const auto at = all_.guilds.find(deleted.channel->guild_id); at != all_.guilds.end()) {
        at->second.channels.erase(id);
        at->second.thread_members.erase(id);
    }
    all_.channels.erase(id);
    all_.last_messages.erase(id);
}

void GuildCache::apply(const MemberAdded& added) {
    all_.add(added.member);
}

void GuildCache::apply(const MemberUpdated& updated) {
    all_.add(updated.member);
}

void GuildCache::apply(const MemberRemoved& removed) {
    const UserId user = removed.profile->id;
    all_.remove(removed.guild_id, user);
    const auto at = all_.guilds.find(removed.guild_id);
    if (at == all_.guilds.end()) return;
    for (auto& [thread, members] : at->second.thread_members) {
        if (members.erase(user) > 0) all_.count(thread, [](ThreadState& state) { --state.member_count; });
    }
}

void GuildCache::apply(const EmojisChanged& changed) {
    if (const auto at = all_.guilds.find(changed.guild_id); at != all_.guilds.end()) at->second.emojis = changed.emojis;
}

void GuildCache::apply(const ThreadMembersChanged& changed) {
    const auto at = all_.guilds.find(changed.thread->guild_id);
    if (at == all_.guilds.end()) return;
    auto& members = at->second.thread_members[changed.thread->id];
    for (const ThreadMember& one : changed.added) members.insert_or_assign(one.user_id, one);
    for (const UserId user : changed.removed) members.erase(user);
    all_.count(changed.thread->id, [&](ThreadState& state) { state.member_count = static_cast<int>(members.size()); });
}

void GuildCache::apply(const MessageCreated& created) {
    const Message& message = created.message;
    MessageId& last = all_.last_messages[message.channel_id];
    if (message.id <= last) return;  // ids rise, so it was there when all was read
    last = message.id;
    if (!created.channel->thread || !counts_in_thread(message)) return;
    all_.count(message.channel_id, [](ThreadState& state) {
        ++state.message_count;
        ++state.total_message_sent;
    });
}

void GuildCache::apply(const PinsChanged& changed) {
    const auto at = all_.channels.find(changed.channel->id);
    if (at == all_.channels.end()) return;
    Channel pinned = *at->second;
    pinned.last_pin_at = changed.channel->last_pin_at;
    all_.add(std::make_shared<const Channel>(std::move(pinned)));
}

void GuildCache::apply(const MessagesDeleted& deleted) {
    const ChannelId thread = deleted.channel->id;
    const auto gone = std::ranges::count_if(deleted.ids, [&](MessageId id) { return id.value != thread.value; });
    all_.count(thread, [&](ThreadState& state) { state.message_count = std::max(0, state.message_count - static_cast<int>(gone)); });
}

}  // namespace parley::core
