// The ways into a guild.
#include "api/discord/rest/counts.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"
#include "core/invites.h"

namespace parley::api::discord::rest {
namespace {

void write_guild_part(JsonWriter& json, const Guild& guild) {
    json.key("guild").object([&] {
        wire::id_field(json, "id", guild.id).field("name", guild.name).field("icon", guild.icon).field("splash", guild.splash);
        json.field("banner", guild.banner).field("description", guild.description).key("features").raw(guild.features);
        json.field("verification_level", guild.verification_level).field("vanity_url_code", nullptr).field("nsfw_level", guild.nsfw_level);
        json.field("nsfw", false).field("premium_subscription_count", 0).field("premium_tier", 0);
    });
}

// What everybody sees of an invite, and beyond that what whoever made it does.
void write_invite(JsonWriter& json, Services& services, const Invite& invite, const Profile* inviter, bool with_uses, bool with_counts) {
    const GuildPtr guild = services.guilds.find_guild(invite.guild_id);
    const ChannelPtr channel = services.guilds.find_channel(invite.channel_id);
    if (!guild || !channel) throw Refusal(Code::UnknownInvite);
    json.object([&] {
        json.field("code", invite.code).field("type", 0).field("flags", 0);
        json.field("expires_at", invite.max_age.count() > 0 ? std::optional(iso_time(invite.created_at + invite.max_age)) : std::nullopt);
        wire::id_field(json, "guild_id", invite.guild_id);
        write_guild_part(json, *guild);
        json.key("channel").object([&] {
            wire::id_field(json, "id", channel->id).field("name", channel->name).field("type", static_cast<int>(channel->type));
        });
        if (inviter) wire::write_user(json.key("inviter"), *inviter);
        if (with_uses) {
            json.field("uses", invite.uses).field("max_uses", invite.max_uses).field("max_age", invite.max_age.count());
            json.field("temporary", invite.is_temporary).field("created_at", iso_time(invite.created_at));
        }
        if (with_counts) write_counts(json, services, invite.guild_id);
    });
}

Task<net::Response> answer_invite(Services& services, const Invite& invite, bool with_uses, bool with_counts) {
    const ProfilePtr inviter = co_await services.common.directory.find(invite.inviter_id);
    JsonWriter answer;
    write_invite(answer, services, invite, inviter.get(), with_uses, with_counts);
    co_return json(answer);
}

constexpr std::int64_t kLongestInvite = 7 * 24 * 3'600, kMostUses = 100;  // seconds. Source: Discord API v10, "Create Channel Invite"

Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    Invite draft{.channel_id = call.id<ChannelId>(0)};
    draft.max_age = std::chrono::seconds(body.integer("max_age", 0, kLongestInvite).value_or(24 * 3'600));
    draft.max_uses = static_cast<int>(body.integer("max_uses", 0, kMostUses).value_or(0));
    draft.is_temporary = body.boolean("temporary").value_or(false);
    body.refuse_faults();
    co_return co_await answer_invite(services, co_await services.invites.create(call.actor(), std::move(draft)), true, false);
}

Task<net::Response> get(Services& services, Call& call) {
    co_return co_await answer_invite(services, co_await services.invites.require(call.param(0)), false, call.query_flag("with_counts"));
}

Task<net::Response> accept(Services& services, Call& call) {
    co_return co_await answer_invite(services, co_await services.invites.accept(call.user(), call.param(0)), false, false);
}

Task<net::Response> erase(Services& services, Call& call) {
    co_return co_await answer_invite(services, co_await services.invites.erase(call.actor(), call.param(0)), false, false);
}

Task<net::Response> answer_invites(Services& services, std::vector<Invite> invites) {
    std::vector<ProfilePtr> inviters;
    for (const Invite& invite : invites) inviters.push_back(co_await services.common.directory.find(invite.inviter_id));
    JsonWriter answer;
    answer.array([&] {
        for (std::size_t i = 0; i < invites.size(); ++i) write_invite(answer, services, invites[i], inviters[i].get(), true, false);
    });
    co_return json(answer);
}

Task<net::Response> list_of_guild(Services& services, Call& call) {
    co_return co_await answer_invites(services, co_await services.invites.of_guild(call.user(), call.id<GuildId>(0)));
}

Task<net::Response> list_of_channel(Services& services, Call& call) {
    co_return co_await answer_invites(services, co_await services.invites.of_channel(call.user(), call.id<ChannelId>(0)));
}

}  // namespace

void add_invites(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Post, "/channels/{channel}/invites", create});
    add(router, services, {Method::Get, "/guilds/{guild}/invites", list_of_guild});
    add(router, services, {Method::Get, "/channels/{channel}/invites", list_of_channel});
    add(router, services, {Method::Get, "/invites/{code}", get, Access::Anybody});
    add(router, services, {Method::Post, "/invites/{code}", accept, Access::People});
    add(router, services, {Method::Delete, "/invites/{code}", erase});
}

}  // namespace parley::api::discord::rest
