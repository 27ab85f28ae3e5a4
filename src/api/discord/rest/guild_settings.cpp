// Changing what a guild is.
#include "api/discord/rest/guild_answers.h"
#include "api/discord/rest/resources.h"
#include "api/discord/rest/routes.h"
#include "api/discord/wire/locales.h"
#include "api/discord/wire/user.h"
#include "core/files/new_pictures.h"
#include "core/guild_settings.h"
#include "core/guilds.h"
#include "core/invites.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace parley::api::discord::rest {
namespace {

constexpr std::size_t kLongestDescription = 300;  // characters
constexpr int kAfkTimeouts[] = {60, 300, 900, 1'800, 3'600};  // seconds
constexpr std::size_t kLongestLocale = 16;
constexpr std::string_view kCommunity = "COMMUNITY";

// Absent leaves it, null is `otherwise`.
void read_number(wire::Body& body, const char* name, int most, int& into, int otherwise = 0) {
    if (body.is_null(name)) into = otherwise;
    if (const auto number = body.integer(name, 0, most)) into = static_cast<int>(*number);
}

void read_channel(wire::Body& body, const char* name, std::optional<ChannelId>& into) {
    if (body.is_null(name)) into.reset();
    if (const auto id = body.id<ChannelId>(name)) into = id;
}

void read_rules(wire::Body& body, Guild& guild) {
    read_number(body, "verification_level", 4, guild.verification_level);
    read_number(body, "default_message_notifications", 1, guild.default_message_notifications);
    read_number(body, "explicit_content_filter", 2, guild.explicit_content_filter);
    read_number(body, "mfa_level", 1, guild.mfa_level);
    read_number(body, "nsfw_level", 3, guild.nsfw_level);
    read_number(body, "system_channel_flags", (1 << 9) - 1, guild.system_channel_flags);
    read_number(body, "afk_timeout", 3'600, guild.afk_timeout_seconds, 300);
    if (std::ranges::find(kAfkTimeouts, guild.afk_timeout_seconds) == std::end(kAfkTimeouts)) {
        body.fault("afk_timeout", "BASE_TYPE_CHOICES", "Value must be one of {60, 300, 900, 1800, 3600}.");
    }
    if (const auto shows = body.boolean("premium_progress_bar_enabled")) guild.has_boost_progress_bar = *shows;
}

void read_locale(wire::Body& body, Guild& guild) {
    if (body.is_null("preferred_locale")) guild.preferred_locale = Guild().preferred_locale;
    auto locale = body.text("preferred_locale", 0, kLongestLocale);
    if (!locale) return;
    if (wire::is_locale(*locale)) guild.preferred_locale = std::move(*locale);
    else body.fault("preferred_locale", "ENUM_TYPE_COERCE", "Value \"" + *locale + "\" is not a valid enum value.");
}

auto find_feature(const boost::json::array& features, std::string_view name) {
    return std::ranges::find_if(features, [&](const boost::json::value& one) { return one.is_string() && one.get_string() == name; });
}
bool has_feature(const boost::json::array& features, std::string_view name) { return find_feature(features, name) != features.end(); }

void require_community_channels(wire::Body& body, const Guild& guild) {
    if (!guild.rules_channel_id) body.fault("rules_channel_id", "BASE_TYPE_REQUIRED", "This field is required");
    if (!guild.public_updates_channel_id) body.fault("public_updates_channel_id", "BASE_TYPE_REQUIRED", "This field is required");
}

// Of the features that may be switched, Parley has those that something follows from; all others stay as they are.
void read_features(wire::Body& body, Guild& guild) {
    const auto* wanted = body.find("features");
    if (!wanted) return;
    if (!wanted->is_array()) return body.fault("features", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.");
    boost::json::array features = boost::json::parse(guild.features).as_array();
    const bool was_community = has_feature(features, kCommunity);
    for (const std::string_view name : {kCommunity, core::kInvitesDisabled}) {
        const bool had_it = has_feature(features, name), wants_it = has_feature(wanted->get_array(), name);
        if (wants_it && !had_it) features.emplace_back(name);
        if (!wants_it && had_it) features.erase(find_feature(features, name));
    }
    guild.features = boost::json::serialize(features);
    if (has_feature(features, kCommunity) && !was_community) require_community_channels(body, guild);
}

void read_settings(wire::Body& body, Guild& guild) {
    if (auto name = body.text("name", core::kShortestGuildName, core::kLongestGuildName)) guild.name = std::move(*name);
    if (body.has("description")) guild.description = body.text("description", 0, kLongestDescription);
    if (guild.description && guild.description->empty()) guild.description.reset();
    if (const auto owner = body.id<UserId>("owner_id")) guild.owner_id = *owner;
    read_locale(body, guild);
    read_channel(body, "system_channel_id", guild.system_channel_id);
    read_channel(body, "rules_channel_id", guild.rules_channel_id);
    read_channel(body, "public_updates_channel_id", guild.public_updates_channel_id);
    read_channel(body, "safety_alerts_channel_id", guild.safety_alerts_channel_id);
    read_channel(body, "afk_channel_id", guild.afk_channel_id);
    read_rules(body, guild);
    read_features(body, guild);
    body.refuse_faults();
}

// ---- Pictures: stored before the change that names them, and removed behind it ----

struct Picture {
    const char* field;
    core::ImageKind kind;
    std::optional<std::string> Guild::* hash;
};
constexpr Picture kPictures[] = {{"icon", core::ImageKind::Icon, &Guild::icon},
                                 {"banner", core::ImageKind::Banner, &Guild::banner},
                                 {"splash", core::ImageKind::Splash, &Guild::splash},
                                 {"discovery_splash", core::ImageKind::DiscoverySplash, &Guild::discovery_splash}};

// What a body asks for: nothing leaves the picture, an inner nothing removes it.
using Pictures = std::array<std::optional<std::optional<std::string>>, std::size(kPictures)>;

Task<Pictures> store_pictures(core::NewPictures& fresh, GuildId guild, wire::Body& body) {
    Pictures stored;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        const Picture& picture = kPictures[i];
        if (body.is_null(picture.field)) stored[i].emplace();
        const auto uri = body.text(picture.field);
        if (uri) stored[i] = (co_await fresh.store({picture.kind, guild.value}, *uri, picture.field)).hash;
    }
    body.refuse_faults();
    co_return stored;
}

Task<> remove_pictures(Services& services, const Guild& before, const Guild& after) {
    for (const Picture& picture : kPictures) {
        const auto& old = before.*picture.hash;
        if (old && old != after.*picture.hash) co_await services.images.remove({picture.kind, before.id.value}, *old);
    }
}

bool shows(const GuildPtr& guild, const core::ImagePlace& place, const std::string& hash) {
    const auto picture = std::ranges::find(kPictures, place.kind, &Picture::kind);
    return guild && picture != std::end(kPictures) && guild.get()->*picture->hash == hash;
}

Task<net::Response> change_with(Services& services, Call& call, core::NewPictures& fresh) {
    const auto id = call.id<GuildId>(0);
    wire::Body body = call.body();
    const GuildPtr before = services.guilds.require_guild(id, call.user());
    services.guilds.require(id, call.user(), Permission::ManageGuild);
    const Pictures pictures = co_await store_pictures(fresh, id, body);
    const GuildPtr after = co_await services.guild_settings.change(call.actor(), id, [&](Guild& guild) {
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            if (pictures[i]) guild.*kPictures[i].hash = *pictures[i];
        }
        read_settings(body, guild);
    });
    co_await remove_pictures(services, *before, *after);
    co_return answer_guild(services, *after);
}

Task<net::Response> change(Services& services, Call& call) {
    core::NewPictures fresh(services.images);
    const auto id = call.id<GuildId>(0);
    co_return co_await fresh.kept_by(change_with(services, call, fresh), [&](const core::ImagePlace& place, const std::string& hash) {
        return shows(services.guilds.find_guild(id), place, hash);
    });
}

// ---- The widget ----

Task<net::Response> answer_widget(const Guild& guild) {
    JsonWriter answer;
    answer.object([&] {
        answer.field("enabled", guild.is_widget_enabled);
        wire::id_field(answer, "channel_id", guild.widget_channel_id);
    });
    co_return json(answer);
}

Task<net::Response> get_widget(Services& services, Call& call) {
    const GuildPtr guild = services.guilds.require_guild(call.id<GuildId>(0), call.user());
    services.guilds.require(guild->id, call.user(), Permission::ManageGuild);
    co_return co_await answer_widget(*guild);
}

Task<net::Response> change_widget(Services& services, Call& call) {
    wire::Body body = call.body();
    const GuildPtr guild = co_await services.guild_settings.change(call.actor(), call.id<GuildId>(0), [&](Guild& changed) {
        if (const auto is_enabled = body.boolean("enabled")) changed.is_widget_enabled = *is_enabled;
        read_channel(body, "channel_id", changed.widget_channel_id);
        body.refuse_faults();
    });
    co_return co_await answer_widget(*guild);
}

}  // namespace

void add_guild_settings(net::Router& router, Services& services) {
    using net::Method;
    add(router, services, {Method::Patch, "/guilds/{guild}", change, Access::Everyone, core::kImageBodyLimit});
    add(router, services, {Method::Get, "/guilds/{guild}/widget", get_widget});
    add(router, services, {Method::Patch, "/guilds/{guild}/widget", change_widget});
}

}  // namespace parley::api::discord::rest
