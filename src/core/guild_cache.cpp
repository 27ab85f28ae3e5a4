#include "core/guild_cache.h"

#include "core/permission_rules.h"

#include <algorithm>
#include <limits>
#include <mutex>

namespace parley::core {
namespace {

// Of a map's values, those that pass, in the order given.
template <class Map, class Passes, class Before>
std::vector<typename Map::mapped_type> sorted(const Map& map, Passes passes, Before before) {
    std::vector<typename Map::mapped_type> found;
    found.reserve(map.size());
    for (const auto& [id, value] : map) {
        if (passes(*value)) found.push_back(value);
    }
    std::ranges::sort(found, [&](const auto& a, const auto& b) { return before(*a, *b); });
    return found;
}

constexpr auto kAll = [](const auto&) { return true; };

template <class Map, class Key>
typename Map::mapped_type find_in(const Map& map, const Key& key) {
    const auto at = map.find(key);
    return at == map.end() ? typename Map::mapped_type{} : at->second;
}

}  // namespace

GuildCache::GuildCache(store::Store& store, bus::LocalBus& bus, const Clock& clock) : store_(store), clock_(clock) {
    bus.subscribe([this](const bus::Batch& batch) {
        for (const EventPtr& event : *batch) take(event);
    });
}

GuildPtr GuildCache::find_guild(GuildId id) const {
    const std::shared_lock lock(mutex_);
    const GuildState* guild = all_.find(id);
    return guild ? guild->guild : nullptr;
}

ChannelPtr GuildCache::find_channel(ChannelId id) const {
    const std::shared_lock lock(mutex_);
    return find_in(all_.channels, id);
}

RolePtr GuildCache::find_role(GuildId guild, RoleId id) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? find_in(found->roles, id) : nullptr;
}

MemberPtr GuildCache::find_member(GuildId guild, UserId user) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? find_in(found->members, user) : nullptr;
}

std::vector<GuildId> GuildCache::all_guilds() const {
    const std::shared_lock lock(mutex_);
    std::vector<GuildId> ids;
    for (const auto& [id, guild] : all_.guilds) ids.push_back(id);
    std::ranges::sort(ids);
    return ids;
}

std::vector<GuildId> GuildCache::guilds_of(UserId user) const {
    const std::shared_lock lock(mutex_);
    return find_in(all_.guilds_of, user);
}

std::vector<RolePtr> GuildCache::roles(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    if (!found) return {};
    return sorted(found->roles, kAll, [](const Role& a, const Role& b) { return std::tie(a.position, b.id) < std::tie(b.position, a.id); });
}

std::vector<ChannelPtr> GuildCache::channels(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    if (!found) return {};
    return sorted(found->channels, [](const Channel& one) { return !one.thread; },
                  [](const Channel& a, const Channel& b) { return std::tie(a.position, a.id) < std::tie(b.position, b.id); });
}

std::vector<ChannelPtr> GuildCache::threads(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    if (!found) return {};
    return sorted(found->channels, [](const Channel& one) { return one.thread.has_value(); },
                  [](const Channel& a, const Channel& b) { return a.id < b.id; });
}

std::vector<ChannelPtr> GuildCache::active_threads(GuildId guild) const {
    std::vector<ChannelPtr> active;
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    if (!found) return active;
    for (const ChannelId id : found->active_threads) active.push_back(found->channels.at(id));
    return active;
}

std::size_t GuildCache::active_thread_count(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? found->active_threads.size() : 0;
}

std::vector<MemberPtr> GuildCache::members(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    if (!found) return {};
    return sorted(found->members, kAll, [](const Member& a, const Member& b) { return a.user_id < b.user_id; });
}

std::vector<Emoji> GuildCache::emojis(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? found->emojis : std::vector<Emoji>{};
}

std::size_t GuildCache::member_count(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? found->members.size() : 0;
}

std::vector<MemberPtr> GuildCache::members_here(GuildId guild) const {
    std::vector<MemberPtr> here;
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    if (!found) return here;
    here.reserve(found->here.size());
    for (const UserId user : found->here) here.push_back(found->members.at(user));
    return here;
}

std::size_t GuildCache::count_here(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? found->here.size() : 0;
}

std::unordered_map<RoleId, int> GuildCache::role_member_counts(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    std::unordered_map<RoleId, int> counts;
    const GuildState* found = all_.find(guild);
    if (!found) return counts;
    for (const auto& [id, role] : found->roles) counts[id] = find_in(found->role_members, id);
    counts.erase(everyone_role(guild));
    return counts;
}

std::vector<ThreadMember> GuildCache::thread_members(ChannelId thread) const {
    std::vector<ThreadMember> found;
    const std::shared_lock lock(mutex_);
    const ChannelPtr channel = find_in(all_.channels, thread);
    const GuildState* guild = channel ? all_.find(channel->guild_id) : nullptr;
    if (!guild) return found;
    if (const auto* those = guild->members_of(thread)) {
        for (const auto& [user, one] : *those) found.push_back(one);
    }
    std::ranges::sort(found, {}, &ThreadMember::user_id);
    return found;
}

std::size_t GuildCache::thread_member_count(ChannelId thread) const {
    const std::shared_lock lock(mutex_);
    const ChannelPtr channel = find_in(all_.channels, thread);
    const GuildState* guild = channel ? all_.find(channel->guild_id) : nullptr;
    const auto* those = guild ? guild->members_of(thread) : nullptr;
    return those ? those->size() : 0;
}

std::vector<ChannelPtr> GuildCache::silent_threads(Time now) const {
    std::vector<ChannelPtr> silent;
    const std::shared_lock lock(mutex_);
    for (const auto& [guild_id, guild] : all_.guilds) {
        for (const ChannelId id : guild.active_threads) {
            const ChannelPtr& thread = guild.channels.at(id);
            const Time last = std::max(thread->thread->archive_changed_at, find_in(all_.last_messages, id).time());
            if (last + std::chrono::minutes(thread->thread->auto_archive_minutes) <= now) silent.push_back(thread);
        }
    }
    return silent;
}

std::optional<ThreadMember> GuildCache::find_thread_member(ChannelId thread, UserId user) const {
    const std::shared_lock lock(mutex_);
    const ChannelPtr channel = find_in(all_.channels, thread);
    const GuildState* guild = channel ? all_.find(channel->guild_id) : nullptr;
    if (!guild) return std::nullopt;
    const auto* those = guild->members_of(thread);
    if (!those) return std::nullopt;
    const auto at = those->find(user);
    return at == those->end() ? std::nullopt : std::optional(at->second);
}

std::optional<MessageId> GuildCache::last_message(ChannelId id) const {
    const std::shared_lock lock(mutex_);
    const auto at = all_.last_messages.find(id);
    return at == all_.last_messages.end() ? std::nullopt : std::optional(at->second);
}

// ---- Permissions ----

Permissions GuildCache::permissions(GuildId guild, UserId user) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    const MemberPtr member = found ? find_in(found->members, user) : nullptr;
    if (!member) return {};
    return guild_permissions(*found->guild, *member, [&](RoleId id) { return found->role(id); }, clock_.now());
}

Permissions GuildCache::permissions_in(const GuildState& guild, const Channel& channel, const Member& member, Time now) const {
    const auto find_role = [&](RoleId id) { return guild.role(id); };
    if (!is_thread(channel.type)) return channel_permissions(*guild.guild, member, find_role, channel.overwrites, now);
    const ChannelPtr parent = channel.parent_id ? find_in(guild.channels, *channel.parent_id) : nullptr;
    if (!parent) return {};
    const Permissions held = thread_permissions(channel_permissions(*guild.guild, member, find_role, parent->overwrites, now));
    if (channel.type != ChannelType::PrivateThread || held.has(Permission::ManageThreads)) return held;
    const auto* those = guild.members_of(channel.id);
    const bool is_in_it = those && those->contains(member.user_id);
    return is_in_it ? held : Permissions{};
}

Permissions GuildCache::permissions_in(const Channel& channel, UserId user) const {
    const std::shared_lock lock(mutex_);
    const GuildState* guild = all_.find(channel.guild_id);
    const MemberPtr member = guild ? find_in(guild->members, user) : nullptr;
    return member ? permissions_in(*guild, channel, *member, clock_.now()) : Permissions{};
}

std::vector<UserId> GuildCache::viewers_among(const Channel& channel, std::span<const UserId> users) const {
    std::vector<UserId> viewers;
    const Time now = clock_.now();
    const std::shared_lock lock(mutex_);
    const GuildState* guild = all_.find(channel.guild_id);
    if (!guild) return viewers;
    for (const UserId user : users) {
        const auto member = guild->members.find(user);
        if (member == guild->members.end()) continue;
        if (permissions_in(*guild, channel, *member->second, now).has(Permission::ViewChannel)) viewers.push_back(user);
    }
    return viewers;
}

std::vector<ChannelId> GuildCache::visible_channels(GuildId guild, UserId user) const {
    std::vector<ChannelId> visible;
    const Time now = clock_.now();
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    const MemberPtr member = found ? find_in(found->members, user) : nullptr;
    if (!member) return visible;
    for (const auto& [id, channel] : found->channels) {
        if (!channel->thread && permissions_in(*found, *channel, *member, now).has(Permission::ViewChannel)) visible.push_back(id);
    }
    std::ranges::sort(visible);
    return visible;
}

GuildCache::Version GuildCache::version(GuildId guild) const {
    const auto at = versions_.find(guild);
    return at == versions_.end() ? Version{.shape = loaded_as_, .sight = loaded_as_} : at->second;
}

std::uint64_t GuildCache::shape_version(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    return version(guild).shape;
}

std::uint64_t GuildCache::sight_version(GuildId guild) const {
    const std::shared_lock lock(mutex_);
    return version(guild).sight;
}

GuildPtr GuildCache::require_guild(GuildId id, UserId user) const {
    const std::shared_lock lock(mutex_);
    const GuildState* guild = all_.find(id);
    if (!guild || !guild->members.contains(user)) throw Refusal(Code::UnknownGuild);
    return guild->guild;
}

MemberPtr GuildCache::require_member(GuildId guild, UserId user) const {
    if (MemberPtr member = find_member(guild, user)) return member;
    throw Refusal(Code::UnknownMember);
}

RolePtr GuildCache::require_role(GuildId guild, RoleId id) const {
    if (RolePtr role = find_role(guild, id)) return role;
    throw Refusal(Code::UnknownRole);
}

ChannelPtr GuildCache::require_channel(ChannelId id, UserId user) const {
    ChannelPtr channel = find_channel(id);
    if (!channel) throw Refusal(Code::UnknownChannel);
    if (!can_view(*channel, user)) throw Refusal(Code::MissingAccess);
    return channel;
}

void GuildCache::require(GuildId guild, UserId user, Permission permission) const {
    if (!permissions(guild, user).has(permission)) throw Refusal(Code::MissingPermissions);
}

void GuildCache::require_in(const Channel& channel, UserId user, Permission permission) const {
    if (!permissions_in(channel, user).has(permission)) throw Refusal(Code::MissingPermissions);
}

int GuildCache::rank(const GuildState& guild, UserId user) const {
    if (guild.guild->owner_id == user) return std::numeric_limits<int>::max();
    const MemberPtr member = find_in(guild.members, user);
    int highest = 0;
    if (!member) return highest;
    for (const RoleId id : member->roles) {
        if (const Role* role = guild.role(id)) highest = std::max(highest, role->position);
    }
    return highest;
}

int GuildCache::rank(GuildId guild, UserId user) const {
    const std::shared_lock lock(mutex_);
    const GuildState* found = all_.find(guild);
    return found ? rank(*found, user) : 0;
}

void GuildCache::require_above(GuildId guild, UserId actor, const Role& role) const {
    if (rank(guild, actor) <= role.position) throw Refusal(Code::MissingPermissions);
}

void GuildCache::require_above(GuildId guild, UserId actor, UserId target) const {
    if (rank(guild, actor) <= rank(guild, target)) throw Refusal(Code::MissingPermissions);
}

}  // namespace parley::core
