#include "api/discord/gateway/member_lists.h"

#include "api/discord/gateway/hub.h"
#include "api/discord/gateway/ready.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/user.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

struct Row {
    MemberPtr member;
    ProfilePtr profile;
    std::size_t group = 0;  // its index
    std::string name;       // that rows are ordered by
};

struct Group {
    std::string id;  // of a role, "online" or "offline"
    std::size_t count = 0;
};

struct List {
    std::vector<Group> groups;
    std::vector<Row> rows;  // in the order in which they are shown
    std::size_t member_count = 0, online_count = 0;
};

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

Task<std::vector<Row>> read_rows(Hub* hub, ChannelPtr channel, const std::vector<RolePtr>& hoisted) {
    Services& services = hub->services();
    std::vector<MemberPtr> members = services.guilds.members(channel->guild_id);
    std::vector<UserId> users;
    for (const MemberPtr& member : members) users.push_back(member->user_id);
    std::vector<UserId> viewers = services.guilds.viewers_among(*channel, users);
    std::ranges::sort(viewers);
    const bool lists_offline = members.size() <= kMostListedOffline;
    std::vector<Row> rows;
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
    std::ranges::sort(rows, {}, [](const Row& row) { return std::tuple(row.group, std::string_view(row.name), row.member->user_id); });
    co_return rows;
}

Task<List> read_list(Hub* hub, ChannelPtr channel) {
    const std::vector<RolePtr> hoisted = hoisted_roles(*hub, channel->guild_id);
    List list;
    list.rows = co_await read_rows(hub, channel, hoisted);
    list.member_count = hub->services().guilds.member_count(channel->guild_id);
    for (const RolePtr& role : hoisted) list.groups.push_back({std::to_string(role->id.value)});
    list.groups.push_back({"online"});
    list.groups.push_back({"offline"});
    for (const Row& row : list.rows) {
        ++list.groups[row.group].count;
        if (row.group + 1 < list.groups.size()) ++list.online_count;
    }
    co_return list;
}

void write_group(JsonWriter& json, const Group& group) {
    json.object([&] { json.field("id", group.id).field("count", group.count); });
}

void write_row(JsonWriter& json, Hub& hub, const Row& row) {
    json.object([&] {
        json.key("member").object([&] {
            wire::write_user(json.key("user"), *row.profile);
            wire::write_member_fields(json, *row.member);
            write_presence(json.key("presence"), hub, row.member->user_id, {});
        });
    });
}

// Headings are counted as rows of their own.
void write_items(JsonWriter& json, Hub& hub, const List& list, ListRange range) {
    std::size_t at = 0, next_group = 0;
    const auto is_in = [&] { return at >= range.first && at <= range.last; };
    json.array([&] {
        for (const Row& row : list.rows) {
            if (at > range.last) return;
            if (row.group >= next_group) {
                if (is_in()) json.object([&] { write_group(json.key("group"), list.groups[row.group]); });
                next_group = row.group + 1;
                ++at;
            }
            if (is_in()) write_row(json, hub, row);
            ++at;
        }
    });
}

// Channels that everybody of the guild sees share one list.
std::string list_id(Hub& hub, const Channel& channel) {
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

std::string write_list(Hub& hub, const Channel& channel, const List& list, const std::vector<ListRange>& ranges) {
    JsonWriter json;
    json.object([&] {
        wire::id_field(json, "guild_id", channel.guild_id).field("id", list_id(hub, channel));
        json.field("member_count", list.member_count).field("online_count", list.online_count);
        json.key("groups").array([&] {
            for (const Group& group : list.groups) {
                if (group.count > 0) write_group(json, group);
            }
        });
        json.key("ops").array([&] {
            for (const ListRange range : ranges) {
                json.object([&] {
                    json.field("op", "SYNC").key("range").array([&] { json.value(range.first).value(range.last); });
                    write_items(json.key("items"), hub, list, range);
                });
            }
        });
    });
    return json.take();
}

}  // namespace

void MemberLists::look(const SessionPtr& session, MemberListRequest request) {
    const GuildId guild{request.guild_id};
    if (session->is_bot || !session->guilds.contains(guild)) return;
    auto& views = session->member_lists[guild];
    views.clear();
    for (MemberListRequest::Part& part : request.parts) views.push_back({ChannelId{part.channel_id}, std::move(part.ranges), {}});
    hub_.loop().spawn("gateway_list", tell_one(&hub_, session, guild));
}

// What was told last is remembered, so that nobody is told twice what did not change.
Task<> MemberLists::tell_one(Hub* hub, SessionPtr session, GuildId guild) {
    std::vector<ChannelId> channels;
    if (const auto views = session->member_lists.find(guild); views != session->member_lists.end()) {
        for (const MemberListView& view : views->second) channels.push_back(view.channel_id);
    }
    for (const ChannelId id : channels) {
        const ChannelPtr channel = hub->services().guilds.find_channel(id);
        if (!channel || channel->guild_id != guild || !hub->services().guilds.can_view(*channel, session->user())) continue;
        const List list = co_await read_list(hub, channel);
        const auto views = session->member_lists.find(guild);
        if (views == session->member_lists.end() || !session->guilds.contains(guild)) co_return;
        const auto view = std::ranges::find(views->second, id, &MemberListView::channel_id);
        if (view == views->second.end()) continue;
        std::string text = write_list(*hub, *channel, list, view->ranges);
        if (text == view->told) continue;
        session->tell(make_dispatch("GUILD_MEMBER_LIST_UPDATE", text));
        view->told = std::move(text);
    }
}

Task<> MemberLists::refresh(Hub* hub, GuildId guild) {
    std::vector<SessionPtr> sessions;
    hub->for_each_in(guild, [&](const SessionPtr& session) {
        if (session->member_lists.contains(guild)) sessions.push_back(session);
    });
    for (const SessionPtr& session : sessions) co_await tell_one(hub, session, guild);
}

void MemberLists::note(const Event& event) {
    const auto& any = static_cast<const AnyEvent&>(event);
    if (const auto* one = std::get_if<MemberAdded>(&any)) changed_.insert(one->member->guild_id);
    if (const auto* one = std::get_if<MemberUpdated>(&any)) changed_.insert(one->member->guild_id);
    if (const auto* one = std::get_if<MemberRemoved>(&any)) changed_.insert(one->guild_id);
    if (const auto* one = std::get_if<RoleSaved>(&any)) changed_.insert(one->role->guild_id);
    if (const auto* one = std::get_if<RoleDeleted>(&any)) changed_.insert(one->guild_id);
    if (const auto* one = std::get_if<ChannelSaved>(&any)) changed_.insert(one->channel->guild_id);
    UserId user;
    if (const auto* one = std::get_if<AppearanceChanged>(&any)) user = one->user_id;
    if (const auto* one = std::get_if<ProfileChanged>(&any)) user = one->profile.id;
    if (const auto* one = std::get_if<PresenceChanged>(&any)) user = one->profile.id;
    if (!user) return;
    for (const GuildId guild : hub_.services().guilds.guilds_of(user)) changed_.insert(guild);
}

void MemberLists::tick() {
    for (const GuildId guild : std::exchange(changed_, {})) hub_.loop().spawn("gateway_list", refresh(&hub_, guild));
}

}  // namespace parley::api::discord::gateway
