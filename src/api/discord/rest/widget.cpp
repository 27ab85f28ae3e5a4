// The widget of a guild that its managers turned on: what anybody may know of it, without a token.
#include "api/discord/rest/addresses.h"
#include "api/discord/rest/counts.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"
#include "core/permission_rules.h"

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kMostShown = 100;  // people. Source: Discord API v10, "Guild Widget Object"
constexpr std::chrono::hours kInviteAge{24};

GuildPtr require_widget(Services& services, GuildId id) {
    GuildPtr guild = services.guilds.find_guild(id);
    if (!guild) throw Refusal(Code::UnknownGuild);
    if (!guild->is_widget_enabled) throw Refusal(Code::WidgetDisabled);
    return guild;
}

// In the name of the owner: an invite that is there already, or a new one for a day.
Task<std::optional<std::string>> invite_of(Services& services, const Guild& guild) {
    const ChannelPtr channel = guild.widget_channel_id ? services.guilds.find_channel(*guild.widget_channel_id) : nullptr;
    if (!channel) co_return std::nullopt;
    for (const Invite& one : co_await services.invites.of_channel(guild.owner_id, channel->id)) {
        if (one.max_uses == 0 && !one.is_temporary) co_return one.code;
    }
    Invite draft{.channel_id = channel->id};
    draft.max_age = kInviteAge;
    co_return (co_await services.invites.create(guild.owner_id, std::move(draft))).code;
}

// What everybody sees who has no role.
bool is_open(Services& services, const Guild& guild, const Channel& channel) {
    const Member anybody{.guild_id = guild.id};
    const RolePtr everyone = services.guilds.find_role(guild.id, everyone_role(guild.id));
    const core::FindRole find_role = [&](RoleId id) { return everyone && id == everyone->id ? everyone.get() : nullptr; };
    return core::channel_permissions(guild, anybody, find_role, channel.overwrites, services.common.clock.now()).has(Permission::ViewChannel);
}

Task<std::vector<std::string>> names_of_present(Services& services, GuildId guild) {
    std::vector<std::string> names;
    for (const MemberPtr& member : services.guilds.members_here(guild)) {
        const ProfilePtr profile = co_await services.common.directory.find(member->user_id);
        if (profile) names.push_back(member->nick.value_or(profile->nickname()));
        if (names.size() == kMostShown) break;
    }
    co_return names;
}

void write_channels(JsonWriter& answer, Services& services, const Guild& guild) {
    answer.key("channels").array([&] {
        for (const ChannelPtr& channel : services.guilds.channels(guild.id)) {
            if (!is_voice(channel->type) || !is_open(services, guild, *channel)) continue;
            answer.object([&] { wire::id_field(answer, "id", channel->id).field("name", channel->name).field("position", channel->position); });
        }
    });
}

// People are numbered: neither their ids nor their pictures are told.
void write_people(JsonWriter& answer, const std::vector<std::string>& names, const std::string& base) {
    answer.key("members").array([&] {
        for (std::size_t i = 0; i < names.size(); ++i) {
            answer.object([&] {
                answer.field("id", std::to_string(i)).field("username", names[i]).field("discriminator", "0000").field("avatar", nullptr);
                answer.field("status", "online").field("avatar_url", base + "/embed/avatars/" + std::to_string(i % 6) + ".png");
            });
        }
    });
}

Task<net::Response> get(Services& services, Call& call) {
    const GuildPtr guild = require_widget(services, call.id<GuildId>(0));
    const std::optional<std::string> code = co_await invite_of(services, *guild);
    const std::vector<std::string> names = co_await names_of_present(services, guild->id);
    const std::string base = web_address(services, call.request);
    JsonWriter answer;
    answer.object([&] {
        wire::id_field(answer, "id", guild->id).field("name", guild->name);
        answer.field("instant_invite", code ? std::optional(base + "/invite/" + *code) : std::nullopt);
        write_channels(answer, services, *guild);
        write_people(answer, names, base);
        answer.field("presence_count", present_in(services, guild->id));
    });
    co_return json(answer);
}

}  // namespace

void add_widget(net::Router& router, Services& services) {
    add(router, services, {net::Method::Get, "/guilds/{guild}/widget.json", get, Access::Anybody});
}

}  // namespace parley::api::discord::rest
