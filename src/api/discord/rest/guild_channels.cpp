// The channels of guilds, and who may do what in them.
#include "api/discord/rest/any_channel.h"
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

ChannelType read_type(wire::Body& body) {
    const auto number = body.integer("type");
    if (!number) return ChannelType::GuildText;
    for (const ChannelType type : {ChannelType::GuildText, ChannelType::GuildVoice, ChannelType::GuildCategory, ChannelType::GuildAnnouncement,
                                   ChannelType::GuildStage, ChannelType::GuildForum, ChannelType::GuildMedia}) {
        if (*number == static_cast<int>(type)) return type;
    }
    body.fault("type", "BASE_TYPE_CHOICES", "Value must be one of {0, 2, 4, 5, 13, 15, 16}.");
    return ChannelType::GuildText;
}

Overwrite read_overwrite(wire::Body& body, std::uint64_t id) {
    const auto type = body.integer("type", 0, 1);
    return {.id = id, .target = type == 1 ? Overwrite::Target::Member : Overwrite::Target::Role,
            .allow = body.permissions("allow").value_or(Permissions{}), .deny = body.permissions("deny").value_or(Permissions{})};
}

constexpr std::size_t kLongestChannelName = 100, kLongestTopic = 1'024;  // characters

Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("name");
    Channel draft{.guild_id = call.id<GuildId>(0), .name = body.text("name", 1, kLongestChannelName).value_or("")};
    draft.type = read_type(body);
    if (draft.type != ChannelType::GuildCategory && !is_voice(draft.type)) {
        draft.name = core::text_channel_name(draft.name);
        if (draft.name.empty()) body.fault("name", "BASE_TYPE_REQUIRED", "This field is required");
    }
    draft.topic = body.text("topic", 0, kLongestTopic);
    draft.is_nsfw = body.boolean("nsfw").value_or(false);
    draft.rate_limit = std::chrono::seconds(body.integer("rate_limit_per_user", 0, 21'600).value_or(0));
    draft.parent_id = body.id<ChannelId>("parent_id");
    if (auto overwrites = body.objects("permission_overwrites", 100)) {
        for (wire::Body& one : *overwrites) {
            one.require("id");
            draft.overwrites.push_back(read_overwrite(one, one.id<RoleId>("id").value_or(RoleId{}).value));
        }
    }
    body.refuse_faults();
    const ChannelPtr channel = co_await services.guild_channels.create(call.user(), std::move(draft));
    co_return answer_channel(services, *channel, 201);
}

Task<net::Response> save_overwrite(Services& services, Call& call) {
    wire::Body body = call.body();
    const Overwrite overwrite = read_overwrite(body, call.id<RoleId>(1).value);
    body.refuse_faults();
    co_await services.guild_channels.save_overwrite(call.user(), call.id<ChannelId>(0), overwrite);
    co_return no_content();
}

Task<net::Response> erase_overwrite(Services& services, Call& call) {
    co_await services.guild_channels.erase_overwrite(call.user(), call.id<ChannelId>(0), call.id<RoleId>(1).value);
    co_return no_content();
}

}  // namespace

Task<net::Response> get_guild_channel(Services& services, Call& call) {
    co_return answer_channel(services, *services.guilds.require_channel(call.id<ChannelId>(0), call.user()));
}

Task<net::Response> erase_guild_channel(Services& services, Call& call) {
    co_return answer_channel(services, *co_await services.guild_channels.erase(call.user(), call.id<ChannelId>(0)));
}

void add_guild_channels(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/channels", list});
    add(router, services, {Method::Post, "/guilds/{guild}/channels", create});
    add(router, services, {Method::Put, "/channels/{channel}/permissions/{overwrite}", save_overwrite});
    add(router, services, {Method::Delete, "/channels/{channel}/permissions/{overwrite}", erase_overwrite});
}

}  // namespace parley::api::discord::rest
