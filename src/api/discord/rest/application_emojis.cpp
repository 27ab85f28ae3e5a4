// The emojis that an application has of its own.
#include "api/discord/rest/command_scope.h"
#include "api/discord/rest/emoji_names.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/guild_emoji.h"
#include "core/application_emojis.h"
#include "core/files/new_pictures.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> answer_emoji(Services& services, Emoji emoji, int status = 200) {
    const ProfilePtr creator = co_await services.common.directory.find(emoji.creator_id);
    JsonWriter answer;
    wire::write_guild_emoji(answer, emoji, creator.get());
    co_return json(answer, status);
}

Task<net::Response> list(Services& services, Call& call) {
    const CommandScope scope = co_await require_global_scope(services, call);
    const std::vector<Emoji> emojis = co_await services.application_emojis.of(scope.application_id);
    std::vector<ProfilePtr> creators;
    for (const Emoji& one : emojis) creators.push_back(co_await services.common.directory.find(one.creator_id));
    JsonWriter answer;
    answer.object([&] {
        answer.key("items").array([&] {
            for (std::size_t i = 0; i < emojis.size(); ++i) wire::write_guild_emoji(answer, emojis[i], creators[i].get());
        });
    });
    co_return json(answer);
}

Task<net::Response> get(Services& services, Call& call) {
    const CommandScope scope = co_await require_global_scope(services, call);
    co_return co_await answer_emoji(services, co_await services.application_emojis.require(scope.application_id, call.id<EmojiId>(1)));
}

// The picture lies under the emoji's id before the emoji is there.
Task<net::Response> create_with(Services& services, Call& call, core::NewPictures& fresh) {
    const CommandScope scope = co_await require_global_scope(services, call);
    wire::Body body = call.body();
    for (const char* name : {"name", "image"}) body.require(name);
    Emoji draft{.id = services.application_emojis.draw_id(), .name = read_emoji_name(body).value_or(""), .creator_id = call.user()};
    const auto uri = body.text("image");
    body.refuse_faults();
    const core::StoredImage image = co_await fresh.store({core::ImageKind::Emoji, draft.id.value}, *uri, "image");
    draft.image = image.hash;
    draft.is_animated = image.is_animated;
    co_await services.application_emojis.create(scope.application_id, draft);
    co_return co_await answer_emoji(services, std::move(draft), 201);
}

Task<net::Response> create(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    co_return co_await fresh.kept_by(create_with(services, call, fresh), [](const core::ImagePlace&, const std::string&) { return false; });
}

Task<net::Response> change(Services& services, Call& call) {
    const CommandScope scope = co_await require_global_scope(services, call);
    wire::Body body = call.body();
    auto name = read_emoji_name(body);
    body.refuse_faults();
    const auto id = call.id<EmojiId>(1);
    if (!name) co_return co_await answer_emoji(services, co_await services.application_emojis.require(scope.application_id, id));
    co_return co_await answer_emoji(services, co_await services.application_emojis.rename(scope.application_id, id, std::move(*name)));
}

Task<net::Response> erase(Services& services, Call& call) {
    const CommandScope scope = co_await require_global_scope(services, call);
    const auto id = call.id<EmojiId>(1);
    co_await services.application_emojis.erase(scope.application_id, id);
    co_await services.images.remove({core::ImageKind::Emoji, id.value}, "");
    co_return no_content();
}

}  // namespace

void add_application_emojis(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/applications/{application}/emojis", list});
    add(router, services, {Method::Post, "/applications/{application}/emojis", create, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/applications/{application}/emojis/{emoji}", get});
    add(router, services, {Method::Patch, "/applications/{application}/emojis/{emoji}", change});
    add(router, services, {Method::Delete, "/applications/{application}/emojis/{emoji}", erase});
}

}  // namespace parley::api::discord::rest
