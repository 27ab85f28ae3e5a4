#include "api/discord/gateway/member_list.h"

#include "api/discord/gateway/hub.h"
#include "api/discord/gateway/presence_dispatches.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/user.h"
#include "base/text.h"

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

constexpr std::uint64_t kOnline = 1, kOffline = 2;  // no snowflake is so small

// Those that stand apart, highest first.
std::vector<RolePtr> hoisted_roles(Hub& hub, GuildId guild) {
    std::vector<RolePtr> roles = hub.services().guilds.roles(guild);
    std::erase_if(roles, [](const RolePtr& role) { return !role->is_hoisted; });
    std::ranges::reverse(roles);
    return roles;
}

std::size_t group_of(const Member& member, bool is_here, const std::vector<RolePtr>& hoisted) {
    if (!is_here) return hoisted.size() + 1;
    const auto at = std::ranges::find_if(hoisted, [&](const RolePtr& role) { return std::ranges::find(member.roles, role->id) != member.roles.end(); });
    return static_cast<std::size_t>(at - hoisted.begin());
}

// Of a large guild only those who are here: its cost grows with them and not with the guild.
std::vector<MemberPtr> candidates(Hub& hub, GuildId guild) {
    core::GuildCache& guilds = hub.services().guilds;
    return guilds.member_count(guild) <= kMostListedOffline ? guilds.members(guild) : guilds.members_here(guild);
}

Task<std::vector<MemberList::Row>> read_rows(Hub* hub, ChannelPtr channel, const std::vector<RolePtr>& hoisted) {
    Services& services = hub->services();
    std::vector<MemberPtr> members = candidates(*hub, channel->guild_id);
    const bool lists_offline = services.guilds.member_count(channel->guild_id) <= kMostListedOffline;
    std::vector<UserId> users;
    for (const MemberPtr& member : members) users.push_back(member->user_id);
    std::vector<UserId> viewers = services.guilds.viewers_among(*channel, users);
    std::ranges::sort(viewers);
    std::vector<MemberList::Row> rows;
    for (MemberPtr& member : members) {
        const bool is_here = services.common.presence.is_online(member->user_id);
        if ((!is_here && !lists_offline) || !std::ranges::binary_search(viewers, member->user_id)) continue;
        ProfilePtr profile = services.common.directory.find_cached(member->user_id);
        if (!profile) profile = co_await services.common.directory.find(member->user_id);
        if (!profile) continue;
        std::string name = folded(member->nick ? *member->nick : profile->nickname());
        const std::size_t group = group_of(*member, is_here, hoisted);
        rows.push_back({std::move(member), std::move(profile), group, std::move(name)});
    }
    std::ranges::sort(rows, {}, [](const MemberList::Row& row) { return std::tuple(row.group, std::string_view(row.name), row.member->user_id); });
    co_return rows;
}

void write_group(JsonWriter& json, const MemberList::Group& group) {
    json.object([&] { json.field("id", group.id).field("count", group.count); });
}

ListItem heading(const MemberList::Group& group) {
    JsonWriter json;
    json.object([&] { write_group(json.key("group"), group); });
    return {group.key, json.take()};
}

ListItem row_item(Hub& hub, const MemberList::Row& row) {
    JsonWriter json;
    json.object([&] {
        json.key("member").object([&] {
            wire::write_user(json.key("user"), *row.profile);
            wire::write_member_fields(json, *row.member);
            write_presence(json.key("presence"), hub, row.member->user_id, {});
        });
    });
    return {row.member->user_id.value, json.take()};
}

}  // namespace

Task<MemberList> read_member_list(Hub* hub, ChannelPtr channel) {
    const std::vector<RolePtr> hoisted = hoisted_roles(*hub, channel->guild_id);
    MemberList list;
    list.rows = co_await read_rows(hub, channel, hoisted);
    list.member_count = hub->services().guilds.member_count(channel->guild_id);
    for (const RolePtr& role : hoisted) list.groups.push_back({std::to_string(role->id.value), role->id.value});
    list.groups.push_back({"online", kOnline});
    list.groups.push_back({"offline", kOffline});
    for (const MemberList::Row& row : list.rows) {
        ++list.groups[row.group].count;
        if (row.group + 1 < list.groups.size()) ++list.online_count;
    }
    co_return list;
}

std::vector<ListItem> rows_of(Hub& hub, const MemberList& list, ListRange range) {
    std::vector<ListItem> items;
    std::size_t at = 0, next_group = 0;
    const auto is_in = [&] { return at >= range.first && at <= range.last; };
    for (const MemberList::Row& row : list.rows) {
        if (at > range.last) break;
        if (row.group >= next_group) {
            if (is_in()) items.push_back(heading(list.groups[row.group]));
            next_group = row.group + 1;
            ++at;
        }
        if (is_in()) items.push_back(row_item(hub, row));
        ++at;
    }
    return items;
}

std::string counts_of(const MemberList& list) {
    JsonWriter json;
    json.object([&] {
        json.field("member_count", list.member_count).field("online_count", list.online_count);
        json.key("groups").array([&] {
            for (const MemberList::Group& group : list.groups) {
                if (group.count > 0) write_group(json, group);
            }
        });
    });
    const std::string text = json.take();
    return text.substr(1, text.size() - 2);
}

std::string member_list_id(Hub& hub, const Channel& channel) {
    core::GuildCache& guilds = hub.services().guilds;
    const RolePtr everyone = guilds.find_role(channel.guild_id, everyone_role(channel.guild_id));
    bool is_open = everyone && everyone->permissions.has(Permission::ViewChannel);
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const Overwrite& one : channel.overwrites) {
        if (one.deny.has(Permission::ViewChannel)) is_open = false;
        for (const std::uint64_t part : {one.id, one.allow.bits & 1024, one.deny.bits & 1024}) hash = (hash ^ part) * 0x100000001b3;
    }
    return is_open ? "everyone" : std::to_string(hash);
}

}  // namespace parley::api::discord::gateway
