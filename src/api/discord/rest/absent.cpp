// What Parley's guilds and applications have none of. Libraries ask for these lists unasked, when a bot starts or a person opens
// the settings: an empty list, and "unknown" for one by its id, is the truth; an unknown route would be an error to them. What
// would make one is refused with its limit, which is none, or as a method that is not there.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/user.h"
#include "core/guilds.h"

namespace parley::api::discord::rest {
namespace {

net::Response text(std::string_view json_text) { return net::Response::json(200, std::string(json_text)); }

// ---- Of everybody ----

Task<net::Response> no_list(Services&, Call&) { co_return text("[]"); }
Task<net::Response> no_sticker_packs(Services&, Call&) { co_return text(R"({"sticker_packs":[]})"); }

template <Code kCode>
Task<net::Response> unknown(Services&, Call&) {
    throw Refusal(kCode);
    co_return no_content();
}

// ---- Of a guild: its members alone learn that it has none ----

void require_member(Services& services, const Call& call) { services.guilds.require_guild(call.id<GuildId>(0), call.user()); }

void require_manager(Services& services, const Call& call) {
    require_member(services, call);
    services.guilds.require(call.id<GuildId>(0), call.user(), Permission::ManageGuild);
}

Task<net::Response> none_for_members(Services& services, Call& call) {
    require_member(services, call);
    co_return text("[]");
}

Task<net::Response> none_for_managers(Services& services, Call& call) {
    require_manager(services, call);
    co_return text("[]");
}

Task<net::Response> no_sounds(Services& services, Call& call) {
    require_member(services, call);
    co_return text(R"({"items":[]})");
}

Task<net::Response> no_onboarding(Services& services, Call& call) {
    require_member(services, call);
    JsonWriter answer;
    answer.object([&] {
        wire::id_field(answer, "guild_id", call.id<GuildId>(0)).key("prompts").array([] {});
        answer.key("default_channel_ids").array([] {});
        answer.field("enabled", false).field("mode", 0);
    });
    co_return json(answer);
}

template <Code kCode>
Task<net::Response> unknown_in_guild(Services& services, Call& call) {
    require_member(services, call);
    throw Refusal(kCode);
    co_return no_content();
}

template <Code kCode, Permission kNeeded>
Task<net::Response> too_many(Services& services, Call& call) {
    require_member(services, call);
    services.guilds.require(call.id<GuildId>(0), call.user(), kNeeded);
    throw Refusal(kCode);
    co_return no_content();
}

// ---- Of a channel, and of an application ----

Task<net::Response> no_stage(Services& services, Call& call) {
    services.guilds.require_channel(call.id<ChannelId>(0), call.user());
    throw Refusal(Code::UnknownStageInstance);
    co_return no_content();
}

void require_own(const Call& call) {
    if (call.caller.application_id != call.id<ApplicationId>(0)) throw Refusal(Code::NotYourApplication);
}

Task<net::Response> none_for_its_bot(Services&, Call& call) {
    require_own(call);
    co_return text("[]");
}

void add_all(net::Router& router, Services& services, std::initializer_list<net::Method> methods, const char* pattern, Operation operation) {
    for (const net::Method method : methods) add(router, services, {method, pattern, operation});
}

}  // namespace

void add_absent(net::Router& router, Services& services) {
    using enum net::Method;
    add(router, services, {Get, "/sticker-packs", no_sticker_packs});
    add(router, services, {Get, "/sticker-packs/{pack}", unknown<Code::UnknownStickerPack>});
    add(router, services, {Get, "/stickers/{sticker}", unknown<Code::UnknownSticker>});
    add(router, services, {Get, "/guilds/{guild}/stickers", none_for_members});
    add(router, services, {.method = Post, .pattern = "/guilds/{guild}/stickers",
                           .operation = too_many<Code::TooManyStickers, Permission::CreateGuildExpressions>, .takes_files = true});
    add_all(router, services, {Get, Patch, Delete}, "/guilds/{guild}/stickers/{sticker}", unknown_in_guild<Code::UnknownSticker>);

    add(router, services, {Get, "/soundboard-default-sounds", no_list});
    add(router, services, {Get, "/guilds/{guild}/soundboard-sounds", no_sounds});
    add(router, services, {Post, "/guilds/{guild}/soundboard-sounds", too_many<Code::TooManySounds, Permission::CreateGuildExpressions>});
    add_all(router, services, {Get, Patch, Delete}, "/guilds/{guild}/soundboard-sounds/{sound}", unknown_in_guild<Code::UnknownSound>);

    add(router, services, {Get, "/guilds/{guild}/scheduled-events", none_for_members});
    add(router, services, {Post, "/guilds/{guild}/scheduled-events", too_many<Code::TooManyScheduledEvents, Permission::CreateEvents>});
    add_all(router, services, {Get, Patch, Delete}, "/guilds/{guild}/scheduled-events/{event}", unknown_in_guild<Code::UnknownScheduledEvent>);
    add(router, services, {Get, "/guilds/{guild}/scheduled-events/{event}/users", unknown_in_guild<Code::UnknownScheduledEvent>});

    add(router, services, {Get, "/guilds/{guild}/templates", none_for_managers});
    add(router, services, {Get, "/guilds/templates/{code}", unknown<Code::UnknownGuildTemplate>});
    add_all(router, services, {Put, Patch, Delete}, "/guilds/{guild}/templates/{code}", unknown_in_guild<Code::UnknownGuildTemplate>);
    add(router, services, {Get, "/guilds/{guild}/auto-moderation/rules", none_for_managers});
    add(router, services, {Get, "/guilds/{guild}/onboarding", no_onboarding});

    add(router, services, {Get, "/guilds/{guild}/voice-states/{user}", unknown_in_guild<Code::UnknownVoiceState>});
    add(router, services, {Patch, "/guilds/{guild}/voice-states/{user}", unknown_in_guild<Code::UnknownVoiceState>});
    add_all(router, services, {Get, Patch, Delete}, "/stage-instances/{channel}", no_stage);

    add(router, services, {Get, "/users/@me/connections", no_list, Access::People});
    add(router, services, {Get, "/applications/{application}/role-connections/metadata", none_for_its_bot});
    add(router, services, {Get, "/applications/{application}/entitlements", none_for_its_bot});
    add(router, services, {Get, "/applications/{application}/skus", none_for_its_bot});
}

}  // namespace parley::api::discord::rest
