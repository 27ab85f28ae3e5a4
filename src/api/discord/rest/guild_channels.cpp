// The channels of guilds, and who may do what in them.
#include "api/discord/rest/any_channel.h"
#include "api/discord/rest/channel_settings.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/channel.h"
#include "core/guild_channels.h"

namespace parley::api::discord::rest {
namespace {

net::Response answer_channel(Services& services, const Channel& channel, int status = 200) {
    JsonWriter answer;
    wire::write_channel(answer, channel, services.guilds.last_message(channel.id));
    return json(answer, status);
}

Task<net::Response> list(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    JsonWriter answer;
    answer.array([&] {
        for (const ChannelPtr& channel : services.guilds.channels(guild)) {
            if (!services.guilds.can_view(*channel, call.user())) continue;
            wire::write_channel(answer, *channel, services.guilds.last_message(channel->id));
        }
    });
    co_return json(answer);
}

// Behind the guild's others, wherever it says that it stands.
Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("name");
    Channel draft{.type = read_channel_type(body), .guild_id = call.id<GuildId>(0)};
    set_default_extras(draft);
    read_channel_settings(body, draft, [&] { return services.guild_channels.draw_tag_id(); });
    draft.position = 0;
    body.refuse_faults();
    const ChannelPtr channel = co_await services.guild_channels.create(call.actor(), std::move(draft));
    co_return answer_channel(services, *channel, 201);
}

// A text channel may become one of announcements, and back.
void read_other_type(wire::Body& body, Channel& channel) {
    if (!body.find("type")) return;
    const ChannelType wanted = read_channel_type(body);
    const auto holds_news = [](ChannelType type) { return type == ChannelType::GuildText || type == ChannelType::GuildAnnouncement; };
    if (wanted != channel.type && !(holds_news(wanted) && holds_news(channel.type))) {
        body.fault("type", "BASE_TYPE_CHOICES", "A channel of this type cannot become one of that type.");
    }
    channel.type = wanted;
}

Task<net::Response> arrange(Services& services, Call& call) {
    std::vector<wire::Body> bodies = wire::Body::parse_list(call.request.body, core::kMostChannels);
    std::vector<core::ChannelPlace> places;
    for (wire::Body& body : bodies) {
        body.require("id");
        core::ChannelPlace place{.id = body.id<ChannelId>("id").value_or(ChannelId{})};
        if (const auto position = body.integer("position", 0, INT32_MAX)) place.position = static_cast<int>(*position);
        if (body.has("parent_id")) place.parent_id = body.id<ChannelId>("parent_id");
        place.takes_overwrites = body.boolean("lock_permissions").value_or(false);
        places.push_back(place);
    }
    if (!bodies.empty()) bodies.front().refuse_faults();
    co_await services.guild_channels.arrange(call.actor(), call.id<GuildId>(0), std::move(places));
    co_return no_content();
}

Task<net::Response> save_overwrite(Services& services, Call& call) {
    wire::Body body = call.body();
    const Overwrite overwrite = read_overwrite(body, call.id<RoleId>(1).value);
    body.refuse_faults();
    co_await services.guild_channels.save_overwrite(call.actor(), call.id<ChannelId>(0), overwrite);
    co_return no_content();
}

Task<net::Response> erase_overwrite(Services& services, Call& call) {
    co_await services.guild_channels.erase_overwrite(call.actor(), call.id<ChannelId>(0), call.id<RoleId>(1).value);
    co_return no_content();
}

}  // namespace

Task<net::Response> get_guild_channel(Services& services, Call& call) {
    co_return answer_channel(services, *services.guilds.require_channel(call.id<ChannelId>(0), call.user()));
}

Task<net::Response> change_guild_channel(Services& services, Call& call) {
    wire::Body body = call.body();
    const ChannelPtr channel = co_await services.guild_channels.change(call.actor(), call.id<ChannelId>(0), [&](Channel& changed) {
        read_other_type(body, changed);
        read_channel_settings(body, changed, [&] { return services.guild_channels.draw_tag_id(); });
        body.refuse_faults();
    });
    co_return answer_channel(services, *channel);
}

Task<net::Response> erase_guild_channel(Services& services, Call& call) {
    co_return answer_channel(services, *co_await services.guild_channels.erase(call.actor(), call.id<ChannelId>(0)));
}

void add_guild_channels(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/channels", list});
    add(router, services, {Method::Post, "/guilds/{guild}/channels", create});
    add(router, services, {Method::Patch, "/guilds/{guild}/channels", arrange});
    add(router, services, {Method::Put, "/channels/{channel}/permissions/{overwrite}", save_overwrite});
    add(router, services, {Method::Delete, "/channels/{channel}/permissions/{overwrite}", erase_overwrite});
}

}  // namespace parley::api::discord::rest
