// What clients ask of a guild beside its settings.
#include "api/discord/rest/counts.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/guild_emoji.h"
#include "api/discord/wire/integration.h"
#include "api/discord/wire/user.h"
#include "core/guilds.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> preview(Services& services, Call& call) {
    const GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    JsonWriter answer;
    answer.object([&] {
        wire::id_field(answer, "id", guild->id).field("name", guild->name).field("icon", guild->icon).field("splash", guild->splash);
        answer.field("discovery_splash", guild->discovery_splash).field("home_header", nullptr).field("description", guild->description);
        answer.key("features").raw(guild->features);
        wire::write_guild_emojis(answer.key("emojis"), services.guilds.emojis(guild->id));
        answer.key("stickers").array([] {});
        write_counts(answer, services, guild->id);
    });
    co_return json(answer);
}

// Parley gives out no addresses of one's choice.
Task<net::Response> vanity_url(Services& services, Call& call) {
    const GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    services.guilds.require(guild->id, call.user(), Permission::ManageGuild);
    JsonWriter answer;
    answer.object([&] { answer.field("code", nullptr).field("uses", 0); });
    co_return json(answer);
}

// Nobody can set one up.
Task<net::Response> welcome_screen(Services& services, Call& call) {
    services.guilds.require_guild(call.id<GuildId>(0), call.user());
    throw Refusal(Code::UnknownWelcomeScreen);
    co_return no_content();
}

// Voice is wherever the server is.
net::Response answer_regions() {
    JsonWriter answer;
    answer.array([&] {
        answer.object([&] {
            answer.field("id", "parley").field("name", "Parley").field("optimal", true).field("deprecated", false).field("custom", false);
        });
    });
    return json(answer);
}

Task<net::Response> regions(Services&, Call&) { co_return answer_regions(); }

Task<net::Response> regions_of_guild(Services& services, Call& call) {
    services.guilds.require_guild(call.id<GuildId>(0), call.user());
    co_return answer_regions();
}

// ---- Integrations: the bots that are in the guild ----

Task<net::Response> integrations(Services& services, Call& call) {
    const GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    services.guilds.require(guild->id, call.user(), Permission::ManageGuild);
    const std::vector<Application> applications = co_await services.applications.in_guild(guild->id);
    std::vector<ProfilePtr> bots;
    for (const Application& one : applications) bots.push_back(co_await services.common.directory.find(*one.bot_id));
    JsonWriter answer;
    answer.array([&] {
        for (std::size_t i = 0; i < applications.size(); ++i) {
            if (bots[i]) answer.object([&] { wire::write_integration_fields(answer, applications[i], *bots[i]); });
        }
    });
    co_return json(answer);
}

Task<net::Response> erase_integration(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    auto application = co_await services.applications.find(call.id<ApplicationId>(1));
    if (!application) throw Refusal(Code::UnknownIntegration);
    for (const Webhook& gone : co_await services.founding.disconnect(guild, call.actor(), std::move(*application))) {
        if (gone.avatar) co_await services.images.remove({core::ImageKind::Avatar, gone.id.value}, *gone.avatar);
    }
    co_return no_content();
}

}  // namespace

void add_guild_info(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/preview", preview});
    add(router, services, {Method::Get, "/guilds/{guild}/vanity-url", vanity_url});
    add(router, services, {Method::Get, "/guilds/{guild}/welcome-screen", welcome_screen});
    add(router, services, {Method::Get, "/guilds/{guild}/regions", regions_of_guild});
    add(router, services, {Method::Get, "/voice/regions", regions});
    add(router, services, {Method::Get, "/guilds/{guild}/integrations", integrations});
    add(router, services, {Method::Delete, "/guilds/{guild}/integrations/{integration}", erase_integration});
}

}  // namespace parley::api::discord::rest
