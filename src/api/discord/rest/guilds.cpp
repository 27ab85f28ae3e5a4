// Founding guilds, reading them, leaving them.
#include "api/discord/rest/channel_settings.h"
#include "api/discord/rest/counts.h"
#include "api/discord/rest/guild_answers.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/role_settings.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"
#include "core/files/new_pictures.h"
#include "core/guild_channels.h"
#include "core/guilds.h"
#include "core/roles.h"

#include <algorithm>

namespace parley::api::discord::rest {
namespace {

// The first role is @everyone, whatever it is called.
void read_roles(wire::Body& body, core::GuildDraft& draft) {
    auto roles = body.objects("roles", core::kMostRoles);
    for (wire::Body& one : roles ? *roles : std::vector<wire::Body>{}) {
        Role role{.id = one.id<RoleId>("id").value_or(RoleId{}), .name = "new role", .permissions = kNewGuildPermissions};
        read_role(one, role);
        draft.roles.push_back(std::move(role));
    }
}

void read_channels(Services& services, wire::Body& body, core::GuildDraft& draft) {
    auto channels = body.objects("channels", core::kMostChannels);
    for (wire::Body& one : channels ? *channels : std::vector<wire::Body>{}) {
        one.require("name");
        Channel channel{.id = one.id<ChannelId>("id").value_or(ChannelId{}), .type = read_channel_type(one)};
        set_default_extras(channel);
        read_channel_settings(one, channel, [&] { return services.guild_channels.draw_tag_id(); });
        draft.channels.push_back(std::move(channel));
    }
    if (!draft.channels.empty()) draft.system_channel_id = body.id<ChannelId>("system_channel_id");
}

Task<net::Response> found(Services& services, Call& call, core::NewPictures& pictures) {
    wire::Body body = call.body();
    body.require("name");
    core::GuildDraft draft{.name = body.text("name", core::kShortestGuildName, core::kLongestGuildName).value_or(""), .id = services.founding.draw_id()};
    read_roles(body, draft);
    read_channels(services, body, draft);
    const auto icon = body.text("icon");
    body.refuse_faults();
    if (icon) draft.icon = (co_await pictures.store({core::ImageKind::Icon, draft.id->value}, *icon, "icon")).hash;
    const GuildPtr guild = co_await services.founding.create(call.user(), std::move(draft));
    co_return answer_guild(services, *guild, 201);
}

Task<net::Response> create(Services& services, Call& call) {
    core::NewPictures pictures(services.images);
    co_return co_await pictures.kept_by(found(services, call, pictures), [](const core::ImagePlace&, const std::string&) { return false; });
}

Task<net::Response> get(Services& services, Call& call) {
    const GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    co_return answer_guild(services, *guild, 200, call.query_flag("with_counts") ? Counts::Yes : Counts::No);
}

Task<net::Response> erase(Services& services, Call& call) {
    co_await services.founding.erase(call.id<GuildId>(0), call.user());
    co_return no_content();
}

Task<net::Response> leave(Services& services, Call& call) {
    co_await services.founding.leave(call.id<GuildId>(0), call.user());
    co_return no_content();
}

constexpr int kMostGuildsAnswered = 200;

Task<net::Response> list_own(Services& services, Call& call) {
    std::vector<GuildId> ids = services.guilds.guilds_of(call.user());
    std::ranges::sort(ids);
    const auto after = call.query_id<GuildId>("after");
    const auto before = call.query_id<GuildId>("before");
    const auto limit = static_cast<std::size_t>(call.query_integer("limit", 1, kMostGuildsAnswered).value_or(kMostGuildsAnswered));
    std::erase_if(ids, [&](GuildId id) { return (after && id <= *after) || (before && id >= *before); });
    if (ids.size() > limit) before ? ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(limit)) : ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(limit), ids.end());
    const bool wants_counts = call.query_flag("with_counts");
    JsonWriter answer;
    answer.array([&] {
        for (const GuildId id : ids) {
            const GuildPtr guild = services.guilds.find_guild(id);
            if (!guild) continue;
            answer.object([&] {
                wire::id_field(answer, "id", id).field("name", guild->name).field("icon", guild->icon).field("banner", guild->banner);
                answer.field("owner", guild->owner_id == call.user());
                answer.field("permissions", std::to_string(services.guilds.permissions(id, call.user()).bits));
                answer.key("features").raw(guild->features);
                if (wants_counts) write_counts(answer, services, id);
            });
        }
    });
    co_return json(answer);
}

}  // namespace

void add_guilds(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Post, "/guilds", create, Access::People, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/guilds/{guild}", get});
    add(router, services, {Method::Delete, "/guilds/{guild}", erase});
    add(router, services, {Method::Get, "/users/@me/guilds", list_own});
    add(router, services, {Method::Delete, "/users/@me/guilds/{guild}", leave});
}

}  // namespace parley::api::discord::rest
