// Applications: their owners make and change them, their bots read and describe themselves.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/application.h"
#include "core/files/new_pictures.h"

namespace parley::api::discord::rest {
namespace {

Task<net::Response> answer_with(Services& services, Application application, int status = 200) {
    const ProfilePtr owner = co_await services.common.directory.find(application.owner_id);
    const ProfilePtr bot = application.bot_id ? co_await services.common.directory.find(*application.bot_id) : nullptr;
    JsonWriter answer;
    wire::write_application(answer, application, owner.get(), bot.get());
    co_return json(answer, status);
}

Task<Application> require_own(Services& services, const Call& call) {
    auto application = co_await services.applications.find_by_bot(call.user());
    if (!application) throw Refusal(Code::UnknownApplication);
    co_return std::move(*application);
}

// "/applications/{application}": of the person who owns it, or of the bot that belongs to it.
Task<Application> require_named(Services& services, const Call& call) {
    const auto id = call.id<ApplicationId>(0);
    if (!call.caller.is_bot) co_return co_await services.applications.require_owned(id, call.user());
    Application application = co_await require_own(services, call);
    if (application.id != id) throw Refusal(Code::MissingAccess);
    co_return application;
}

// A bot may only switch what Discord lets small bots have by themselves.
int changed_flags(wire::Body& body, const Application& application, bool is_bot) {
    constexpr int limited = kGatewayPresenceLimited | kGatewayGuildMembersLimited | kGatewayMessageContentLimited;
    constexpr int all = limited | kGatewayPresence | kGatewayGuildMembers | kGatewayMessageContent;
    const auto flags = body.integer("flags", 0, INT32_MAX);
    if (!flags) return application.flags;
    const int mutable_bits = is_bot ? limited : all;
    return (application.flags & ~mutable_bits) | (static_cast<int>(*flags) & mutable_bits);
}

// Interactions come over the gateway alone: an address that nobody would ever ask is refused as one that does not answer.
void read_endpoint(wire::Body& body, Application& application) {
    if (!body.has("interactions_endpoint_url")) return;
    const auto address = body.text("interactions_endpoint_url", 0, 512);
    if (!address || address->empty()) return application.interactions_endpoint_url.reset();
    body.fault("interactions_endpoint_url", "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID", "This server tells interactions over the gateway alone.");
}

Task<net::Response> change_with(Services& services, Call& call, Application application, core::NewPictures& pictures) {
    wire::Body body = call.body();
    const auto icon = body.text("icon");
    if (const auto name = body.text("name", 1, core::kLongestApplicationName)) application.name = *name;
    if (body.has("description")) application.description = body.text("description", 0, 400).value_or("");
    if (const auto is_public = body.boolean("bot_public")) application.is_bot_public = *is_public;
    if (const auto requires_grant = body.boolean("bot_require_code_grant")) application.requires_code_grant = *requires_grant;
    read_endpoint(body, application);
    application.flags = changed_flags(body, application, call.caller.is_bot);
    body.refuse_faults();
    const std::optional<std::string> old_icon = application.icon;
    if (body.has("icon")) application.icon.reset();
    if (icon) application.icon = (co_await pictures.store({core::ImageKind::AppIcon, application.id.value}, *icon, "icon")).hash;
    co_await services.applications.update(application);
    if (old_icon && old_icon != application.icon) co_await services.images.remove({core::ImageKind::AppIcon, application.id.value}, *old_icon);
    co_return co_await answer_with(services, std::move(application));
}

Task<net::Response> change(Services& services, Call& call, Application application) {
    core::NewPictures pictures(services.images);
    const std::optional<std::string> shown = application.icon;
    co_return co_await pictures.kept_by(change_with(services, call, std::move(application), pictures),
                                        [&](const core::ImagePlace&, const std::string& hash) { return shown == hash; });
}

Task<net::Response> create(Services& services, Call& call) {
    wire::Body body = call.body();
    body.require("name");
    std::string name = body.text("name").value_or("");
    body.refuse_faults();
    co_return co_await answer_with(services, co_await services.applications.create(call.user(), std::move(name)), 201);
}

Task<net::Response> list(Services& services, Call& call) {
    const ProfilePtr owner = co_await services.common.directory.find(call.user());
    const std::vector<Application> found = co_await services.applications.of_owner(call.user());
    std::vector<ProfilePtr> bots;
    for (const Application& one : found) bots.push_back(one.bot_id ? co_await services.common.directory.find(*one.bot_id) : nullptr);
    JsonWriter answer;
    answer.array([&] {
        for (std::size_t i = 0; i < found.size(); ++i) wire::write_application(answer, found[i], owner.get(), bots[i].get());
    });
    co_return json(answer);
}

Task<net::Response> get_own(Services& services, Call& call) { co_return co_await answer_with(services, co_await require_own(services, call)); }
Task<net::Response> get_named(Services& services, Call& call) { co_return co_await answer_with(services, co_await require_named(services, call)); }
Task<net::Response> change_own(Services& services, Call& call) { co_return co_await change(services, call, co_await require_own(services, call)); }
Task<net::Response> change_named(Services& services, Call& call) {
    co_return co_await change(services, call, co_await require_named(services, call));
}

Task<net::Response> make_token(Services& services, Call& call) {
    Application application = co_await services.applications.require_owned(call.id<ApplicationId>(0), call.user());
    const std::string token = co_await services.applications.make_token(std::move(application));
    JsonWriter answer;
    answer.object([&] { answer.field("token", token); });
    co_return json(answer);
}

}  // namespace

void add_applications(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/applications", list, Access::People});
    add(router, services, {Method::Post, "/applications", create, Access::People});
    add(router, services, {Method::Get, "/applications/@me", get_own, Access::Bots});
    add(router, services, {Method::Patch, "/applications/@me", change_own, Access::Bots, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/applications/{application}", get_named});
    add(router, services, {Method::Patch, "/applications/{application}", change_named, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Post, "/applications/{application}/bot", make_token, Access::People});
    add(router, services, {Method::Post, "/applications/{application}/bot/reset", make_token, Access::People});
    add(router, services, {Method::Get, "/oauth2/applications/@me", get_own, Access::Bots});
}

}  // namespace parley::api::discord::rest
