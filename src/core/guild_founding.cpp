#include "core/guild_founding.h"

#include "base/contains.h"
#include "core/guild_channels.h"
#include "core/roles.h"
#include "store/guild_channels.h"
#include "store/guilds.h"
#include "store/members.h"
#include "store/roles.h"

#include <algorithm>

namespace parley::core {
namespace {

// What the usual guild has, drawn up like somebody's own.
void draw_up_channels(GuildDraft& draft) {
    constexpr ChannelId category{1}, general{2};
    draft.channels = {{.id = category, .type = ChannelType::GuildCategory, .name = "Text Channels"},
                      {.id = general, .type = ChannelType::GuildText, .name = "general", .parent_id = category}};
    draft.system_channel_id = general;
}

void require_overwrites(const GuildDraft& draft, const Channel& channel) {
    for (const Overwrite& overwrite : channel.overwrites) {
        const bool is_known = overwrite.target == Overwrite::Target::Member || std::ranges::find(draft.roles, RoleId{overwrite.id}, &Role::id) != draft.roles.end();
        if (!is_known) throw Refusal(Code::UnknownRole);
    }
}

// What stands in the place of the placeholders.
struct Drawn {
    std::vector<RoleId> roles;        // one for each of the draft's
    std::vector<ChannelId> channels;  // likewise

    RoleId role(const GuildDraft& draft, std::uint64_t placeholder) const {
        return roles[static_cast<std::size_t>(std::ranges::find(draft.roles, RoleId{placeholder}, &Role::id) - draft.roles.begin())];
    }
    ChannelId channel(const GuildDraft& draft, ChannelId placeholder) const {
        return channels[static_cast<std::size_t>(std::ranges::find(draft.channels, placeholder, &Channel::id) - draft.channels.begin())];
    }
};

Drawn draw(store::Unit& unit, GuildId guild, const GuildDraft& draft) {
    Drawn drawn;
    for (std::size_t i = 0; i < draft.roles.size(); ++i) drawn.roles.push_back(i == 0 ? everyone_role(guild) : unit.next_id<RoleId>());
    for (std::size_t i = 0; i < draft.channels.size(); ++i) drawn.channels.push_back(unit.next_id<ChannelId>());
    return drawn;
}

std::vector<RolePtr> found_roles(store::Unit& unit, GuildId guild, const GuildDraft& draft, const Drawn& drawn) {
    std::vector<RolePtr> roles;
    for (const Role& one : draft.roles) {
        Role role = roles.empty() ? Role{.name = "@everyone", .permissions = one.permissions} : one;
        role.id = drawn.roles[roles.size()];
        role.guild_id = guild;
        role.position = static_cast<int>(roles.size());
        unit.add(store::roles::insert(role));
        roles.push_back(std::make_shared<const Role>(std::move(role)));
    }
    return roles;
}

std::vector<ChannelPtr> found_channels(store::Unit& unit, GuildId guild, const GuildDraft& draft, const Drawn& drawn) {
    std::vector<ChannelPtr> channels;
    for (const Channel& one : draft.channels) {
        Channel channel = one;
        channel.id = drawn.channels[channels.size()];
        channel.guild_id = guild;
        if (one.parent_id) channel.parent_id = drawn.channel(draft, *one.parent_id);
        channel.position = static_cast<int>(std::ranges::count(channels, channel.parent_id, [](const ChannelPtr& other) { return other->parent_id; }));
        unit.add(store::guild_channels::insert(channel));
        for (Overwrite& overwrite : channel.overwrites) {
            if (overwrite.target == Overwrite::Target::Role) overwrite.id = drawn.role(draft, overwrite.id).value;
            unit.add(store::guild_channels::put_overwrite(channel.id, overwrite));
        }
        channels.push_back(std::make_shared<const Channel>(std::move(channel)));
    }
    return channels;
}

}  // namespace

void require_sound(const GuildDraft& draft) {
    if (draft.roles.size() > kMostRoles) throw Refusal(Code::TooManyRoles);
    if (draft.channels.size() > kMostChannels) throw Refusal(Code::TooManyChannels);
    std::vector<ChannelId> categories, all;
    std::vector<FieldError> faults;
    for (const Channel& channel : draft.channels) {
        const bool is_category = channel.type == ChannelType::GuildCategory;
        const bool is_parent_fine = !channel.parent_id || (!is_category && contains(categories, *channel.parent_id));
        if (!is_parent_fine) faults.push_back({{"channels", std::to_string(all.size()), "parent_id"}, "Category does not exist", "CHANNEL_PARENT_INVALID"});
        if (is_category && channel.id) categories.push_back(channel.id);
        all.push_back(channel.id);
        require_overwrites(draft, channel);
    }
    if (!faults.empty()) throw Refusal(std::move(faults));
    if (draft.system_channel_id && !contains(all, *draft.system_channel_id)) throw Refusal(Code::UnknownChannel);
}

GuildCreated found_guild(store::Unit& unit, UserId owner, GuildDraft draft, Time now) {
    if (draft.channels.empty()) draw_up_channels(draft);
    if (draft.roles.empty()) draft.roles.push_back({.permissions = kNewGuildPermissions});
    Guild guild{.id = draft.id ? *draft.id : unit.next_id<GuildId>(), .name = draft.name, .owner_id = owner, .icon = draft.icon};
    const Drawn drawn = draw(unit, guild.id, draft);
    if (draft.system_channel_id) guild.system_channel_id = drawn.channel(draft, *draft.system_channel_id);
    unit.add(store::guilds::insert(guild));
    std::vector<RolePtr> roles = found_roles(unit, guild.id, draft, drawn);
    std::vector<ChannelPtr> channels = found_channels(unit, guild.id, draft, drawn);
    const Member member{.guild_id = guild.id, .user_id = owner, .roles = {}, .joined_at = now};
    unit.add(store::members::insert(member));
    return {.guild = std::make_shared<const Guild>(std::move(guild)), .roles = std::move(roles), .channels = std::move(channels),
            .members = {std::make_shared<const Member>(member)}};
}

}  // namespace parley::core
