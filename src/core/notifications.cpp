#include "core/notifications.h"

#include "store/notifications.h"

#include <algorithm>

namespace parley::core {
namespace {

template <class T>
void put(const std::optional<T>& wanted, T& into) {
    if (wanted) into = *wanted;
}

ChannelNotifications& channel_of(GuildNotifications& guild, ChannelId id) {
    const auto at = std::ranges::find(guild.channels, id, &ChannelNotifications::channel_id);
    if (at != guild.channels.end()) return *at;
    return guild.channels.emplace_back(ChannelNotifications{.channel_id = id});
}

void apply(const GuildNotificationsChange& change, GuildNotifications& guild) {
    put(change.level, guild.level);
    put(change.mute, guild.mute);
    put(change.suppress_everyone, guild.suppress_everyone);
    put(change.suppress_roles, guild.suppress_roles);
    put(change.mobile_push, guild.mobile_push);
    put(change.hides_muted, guild.hides_muted);
    for (const ChannelNotificationsChange& one : change.channels) {
        ChannelNotifications& channel = channel_of(guild, one.channel_id);
        put(one.level, channel.level);
        put(one.mute, channel.mute);
        put(one.is_collapsed, channel.is_collapsed);
    }
}

}  // namespace

// A channel outside of guilds is told of as long as its row is there: nobody is kept from a conversation of their own.
bool Notifications::may_see(UserId user, GuildId guild, ChannelId id) const {
    if (!guild) return true;
    const ChannelPtr channel = guilds_.find_channel(id);
    return channel && guilds_.can_view(*channel, user);
}

Task<Notifications::Kept> Notifications::kept(UserId user) {
    std::vector<db::Statement> queries{store::notifications::guilds_of(user), store::notifications::channels_of(user)};
    const std::vector<db::Rows> rows = co_await store_.read_all(std::move(queries));
    Kept kept;
    for (const db::Row& row : rows[0]) kept[row.id<GuildId>(0)] = store::notifications::to_guild(row);
    for (const db::Row& row : rows[1]) {
        const GuildId guild = store::notifications::guild_of_channel(row);
        kept[guild].guild_id = guild;
        kept[guild].channels.push_back(store::notifications::to_channel(row));
    }
    co_return kept;
}

Task<std::vector<GuildNotifications>> Notifications::of(UserId user) {
    Kept found = co_await kept(user);
    std::vector<GuildNotifications> seen;
    for (auto& [id, guild] : found) {
        if (id && !guilds_.find_member(id, user)) continue;
        std::erase_if(guild.channels, [&](const ChannelNotifications& one) { return !may_see(user, id, one.channel_id); });
        seen.push_back(std::move(guild));
    }
    co_return seen;
}

Task<> Notifications::require(UserId user, const GuildNotificationsChange& change) {
    if (change.guild_id && !guilds_.find_member(change.guild_id, user)) throw Refusal(Code::UnknownGuild);
    for (const ChannelNotificationsChange& one : change.channels) {
        const ChannelPtr channel = co_await access_.require(one.channel_id, user);
        if (channel->guild_id != change.guild_id) throw Refusal(Code::UnknownChannel);
    }
}

Task<std::vector<GuildNotifications>> Notifications::change(UserId user, std::vector<GuildNotificationsChange> changes) {
    for (const GuildNotificationsChange& one : changes) co_await require(user, one);
    // Two devices may change something of the same guild at once.
    const Turns::Turn turn = co_await turns_.take(user.value);
    Kept found = co_await kept(user);
    std::vector<GuildNotifications> changed;
    for (const GuildNotificationsChange& one : changes) {
        GuildNotifications& guild = found[one.guild_id];
        guild.guild_id = one.guild_id;
        apply(one, guild);
        changed.push_back(guild);
    }
    co_await store_.write([&](store::Unit& unit) {
        for (std::size_t at = 0; at < changes.size(); ++at) {
            unit.add(store::notifications::save_guild(user, changed[at]));
            for (const ChannelNotificationsChange& one : changes[at].channels) {
                unit.add(store::notifications::save_channel(user, changed[at].guild_id, channel_of(changed[at], one.channel_id)));
            }
            std::erase_if(changed[at].channels, [&](const ChannelNotifications& one) { return !may_see(user, changed[at].guild_id, one.channel_id); });
            unit.tell(NotificationsChanged{user, changed[at]});
        }
    });
    co_return changed;
}

}  // namespace parley::core
