// Accounts: the caller's own, and what others may see of somebody.
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/own_settings.h"
#include "api/discord/wire/user.h"
#include "core/files/new_pictures.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

namespace parley::api::discord::rest {
namespace {

Task<ProfilePtr> require_user(Services& services, UserId id) {
    ProfilePtr profile = co_await services.common.directory.find(id);
    if (!profile) throw Refusal(Code::UnknownUser);
    co_return profile;
}

Task<net::Response> answer_own(Services& services, const Call& call, const Profile& profile) {
    const core::OwnProfile own = co_await services.common.profiles.own(profile.id);
    const bool has_email = !call.caller.is_bot && !own.email.empty();
    JsonWriter answer;
    wire::write_own_user(answer, profile, has_email ? std::optional(own.email) : std::nullopt, own.bio);
    co_return json(answer);
}

Task<net::Response> get_own(Services& services, Call& call) {
    const ProfilePtr profile = co_await require_user(services, call.user());
    co_return co_await answer_own(services, call, *profile);
}

Task<net::Response> get_user(Services& services, Call& call) {
    const ProfilePtr profile = co_await require_user(services, call.id<UserId>(0));
    JsonWriter answer;
    wire::write_user(answer, *profile);
    co_return json(answer);
}

constexpr std::size_t kLongestBio = 190;  // characters. Source: Discord's clients

core::ProfileChange read_change(wire::Body& body, bool is_bot) {
    core::ProfileChange change;
    if (auto username = body.text("username")) {
        if (is_bot) change.username = std::move(username);
        else body.fault("username", "USERNAME_FIXED", "A person's user name does not change; set global_name instead.");
    }
    if (body.has("global_name")) change.global_name = body.text("global_name");
    if (body.is_null("avatar")) change.avatar.emplace();
    if (body.is_null("banner")) change.banner.emplace();
    if (body.has("accent_color")) {
        const auto color = body.integer("accent_color", 0, 0xFFFFFF);
        change.accent_color = color ? std::optional(static_cast<int>(*color)) : std::nullopt;
    }
    if (body.has("bio")) change.bio = body.text("bio", 0, kLongestBio).value_or("");
    return change;
}

// The name that somebody has already is that member's own fault.
Task<Profile> save(Services& services, UserId user, core::ProfileChange change) {
    std::optional<Profile> saved;
    try {
        saved = co_await services.common.profiles.change(user, std::move(change));
    } catch (const Refusal& refused) {
        if (refused.code != Code::UserExists) throw;
    }
    if (saved) co_return std::move(*saved);
    std::vector<FieldError> faults;
    faults.push_back({{"username"}, "Username is already taken.", "USERNAME_ALREADY_TAKEN"});
    throw Refusal(std::move(faults));
}

// Pictures come as data URIs; the profile names an avatar by its path, as the simple API shows it.
Task<> store_pictures(core::NewPictures& fresh, UserId user, wire::Body& body, core::ProfileChange& change) {
    if (const auto uri = body.text("avatar")) {
        const auto image = co_await fresh.store({core::ImageKind::Avatar, user.value}, *uri, "avatar");
        change.avatar = fmt::format("/avatars/{}/{}.{}", user.value, image.hash, image.is_animated ? "gif" : "png");
    }
    if (const auto uri = body.text("banner")) {
        change.banner = (co_await fresh.store({core::ImageKind::Banner, user.value}, *uri, "banner")).hash;
    }
}

// What a change replaced.
Task<> remove_pictures(Services& services, const Profile& before, const Profile& after) {
    const auto old_avatar = wire::avatar_hash(before);
    if (old_avatar && old_avatar != wire::avatar_hash(after)) {
        co_await services.images.remove({core::ImageKind::Avatar, before.id.value}, *old_avatar);
    }
    if (before.banner && before.banner != after.banner) {
        co_await services.images.remove({core::ImageKind::Banner, before.id.value}, *before.banner);
    }
}

Task<net::Response> change_own_with(Services& services, Call& call, core::NewPictures& fresh) {
    wire::Body body = call.body();
    core::ProfileChange change = read_change(body, call.caller.is_bot);
    body.refuse_faults();
    const ProfilePtr before = co_await require_user(services, call.user());
    co_await store_pictures(fresh, call.user(), body, change);
    const Profile profile = co_await save(services, call.user(), std::move(change));
    co_await remove_pictures(services, *before, profile);
    co_return co_await answer_own(services, call, profile);
}

Task<net::Response> change_own(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    const ProfilePtr before = co_await require_user(services, call.user());
    co_return co_await fresh.kept_by(change_own_with(services, call, fresh), [&](const core::ImagePlace&, const std::string& hash) {
        return wire::avatar_hash(*before) == hash || before->banner == hash;
    });
}

// ---- Settings: clients read and write them, the server only keeps them ----

Task<boost::json::object> settings_of(Services& services, UserId user) {
    co_return wire::own_settings((co_await services.common.profiles.own(user)).settings);
}

Task<net::Response> get_settings(Services& services, Call& call) {
    co_return net::Response::json(200, boost::json::serialize(co_await settings_of(services, call.user())));
}

// What some clients keep apart (which emoji are used most, favourites): nobody can write any of it here.
Task<net::Response> get_other_settings(Services&, Call& call) {
    constexpr int kinds = 3;
    if (call.id<UserId>(0).value == 0 || call.id<UserId>(0).value > kinds) throw Refusal({FieldError{{"type"}, "Value must be one of {1, 2, 3}.", "BASE_TYPE_CHOICES"}});
    JsonWriter answer;
    answer.object([&] { answer.key("settings").object([] {}); });
    co_return json(answer);
}

constexpr std::size_t kLargestSettings = 64 * 1024;  // bytes of JSON

Task<net::Response> change_settings(Services& services, Call& call) {
    wire::Body body = call.body();
    boost::json::object settings = co_await settings_of(services, call.user());
    for (const auto& member : body.json()) settings[member.key()] = member.value();
    std::string text = boost::json::serialize(settings);
    if (text.size() > kLargestSettings) throw Refusal(Code::FileTooLarge);
    co_await services.common.profiles.set_settings(call.user(), text, boost::json::serialize(body.json()));
    co_return net::Response::json(200, std::move(text));
}

// ---- What others see ----

Task<net::Response> get_profile(Services& services, Call& call) {
    const ProfilePtr profile = co_await require_user(services, call.id<UserId>(0));
    const std::string bio = (co_await services.common.profiles.own(profile->id)).bio;
    JsonWriter answer;
    answer.object([&] {
        wire::write_user(answer.key("user"), *profile);
        answer.key("user_profile").object([&] { answer.field("bio", bio).field("accent_color", profile->accent_color).field("pronouns", ""); });
        answer.key("connected_accounts").array([] {});
        answer.key("badges").array([] {});
        answer.field("premium_since", nullptr).field("premium_type", nullptr).field("premium_guild_since", nullptr);
        answer.key("mutual_guilds").array([&] {
            for (const GuildId guild : services.guilds.guilds_of(call.user())) {
                const MemberPtr member = services.guilds.find_member(guild, profile->id);
                if (!member) continue;
                answer.object([&] { wire::id_field(answer, "id", guild).field("nick", member->nick); });
            }
        });
    });
    co_return json(answer);
}

}  // namespace

void add_users(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Get, "/users/@me", get_own});
    add(router, services, {Method::Patch, "/users/@me", change_own, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/users/@me/settings", get_settings, Access::People});
    add(router, services, {Method::Patch, "/users/@me/settings", change_settings, Access::People});
    add(router, services, {Method::Get, "/users/@me/settings-proto/{type}/json", get_other_settings, Access::People});
    add(router, services, {Method::Get, "/users/{user}", get_user});
    add(router, services, {Method::Get, "/users/{user}/profile", get_profile, Access::People});
}

}  // namespace parley::api::discord::rest
