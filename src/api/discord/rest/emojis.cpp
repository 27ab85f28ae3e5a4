// The emojis that guilds have of their own.
#include "api/discord/rest/emoji_names.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/guild_emoji.h"
#include "core/files/new_pictures.h"
#include "core/guild_emojis.h"

namespace parley::api::discord::rest {
namespace {

// Who made an emoji is shown to those who may manage them.
Task<ProfilePtr> creator_of(Services& services, const Call& call, const Emoji& emoji) {
    const Permissions held = services.guilds.permissions(emoji.guild_id, call.user());
    const bool may_see = held.has(Permission::ManageGuildExpressions) || held.has(Permission::CreateGuildExpressions);
    if (!may_see) co_return nullptr;
    co_return co_await services.common.directory.find(emoji.creator_id);
}

Task<net::Response> answer_emoji(Services& services, const Call& call, const Emoji& emoji, int status = 200) {
    const ProfilePtr creator = co_await creator_of(services, call, emoji);
    JsonWriter answer;
    wire::write_guild_emoji(answer, emoji, creator.get());
    co_return json(answer, status);
}

void read_name(wire::Body& body, Emoji& emoji) {
    if (auto name = read_emoji_name(body)) emoji.name = std::move(*name);
}

void read_roles(wire::Body& body, Emoji& emoji) {
    if (body.is_null("roles")) emoji.roles.clear();
    if (auto roles = body.ids<RoleId>("roles")) emoji.roles = std::move(*roles);
}

Task<net::Response> list(Services& services, Call& call) {
    const auto guild = call.id<GuildId>(0);
    services.guilds.require_guild(guild, call.user());
    const std::vector<Emoji> emojis = services.guilds.emojis(guild);
    std::vector<ProfilePtr> creators;
    for (const Emoji& emoji : emojis) creators.push_back(co_await creator_of(services, call, emoji));
    JsonWriter answer;
    answer.array([&] {
        for (std::size_t i = 0; i < emojis.size(); ++i) wire::write_guild_emoji(answer, emojis[i], creators[i].get());
    });
    co_return json(answer);
}

Task<net::Response> get(Services& services, Call& call) {
    const Emoji emoji = services.guild_emojis.require(call.user(), call.id<GuildId>(0), call.id<EmojiId>(1));
    co_return co_await answer_emoji(services, call, emoji);
}

// The picture lies under the emoji's id before the emoji is there.
Task<net::Response> create_with(Services& services, Call& call, core::NewPictures& fresh) {
    wire::Body body = call.body();
    Emoji draft{.guild_id = call.id<GuildId>(0)};
    services.guild_emojis.require_may_create(call.user(), draft.guild_id);
    for (const char* name : {"name", "image"}) body.require(name);
    read_name(body, draft);
    read_roles(body, draft);
    const auto uri = body.text("image");
    body.refuse_faults();
    draft.id = services.guild_emojis.draw_id();
    const core::StoredImage image = co_await fresh.store({core::ImageKind::Emoji, draft.id.value}, *uri, "image");
    draft.image = image.hash;
    draft.is_animated = image.is_animated;
    const Emoji made = co_await services.guild_emojis.create(call.actor(), std::move(draft));
    co_return co_await answer_emoji(services, call, made, 201);
}

Task<net::Response> create(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    co_return co_await fresh.kept_by(create_with(services, call, fresh), [](const core::ImagePlace&, const std::string&) { return false; });
}

Task<net::Response> change(Services& services, Call& call) {
    wire::Body body = call.body();
    const Emoji emoji = co_await services.guild_emojis.change(call.actor(), call.id<GuildId>(0), call.id<EmojiId>(1), [&](Emoji& changed) {
        read_name(body, changed);
        read_roles(body, changed);
        body.refuse_faults();
    });
    co_return co_await answer_emoji(services, call, emoji);
}

Task<net::Response> erase(Services& services, Call& call) {
    const auto id = call.id<EmojiId>(1);
    co_await services.guild_emojis.erase(call.actor(), call.id<GuildId>(0), id);
    co_await services.images.remove({core::ImageKind::Emoji, id.value}, "");
    co_return no_content();
}

}  // namespace

void add_emojis(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/guilds/{guild}/emojis", list});
    add(router, services, {Method::Post, "/guilds/{guild}/emojis", create, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/guilds/{guild}/emojis/{emoji}", get});
    add(router, services, {Method::Patch, "/guilds/{guild}/emojis/{emoji}", change});
    add(router, services, {Method::Delete, "/guilds/{guild}/emojis/{emoji}", erase});
}

}  // namespace parley::api::discord::rest
