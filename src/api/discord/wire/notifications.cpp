#include "api/discord/wire/notifications.h"

#include "api/discord/wire/user.h"
#include "base/clock.h"

namespace parley::api::discord::wire {
namespace {

constexpr int kForEver = -1;
constexpr int kLongestWindow = 366 * 86'400;  // seconds

void write_mute(JsonWriter& json, const Mute& mute) {
    json.field("muted", mute.is_on).key("mute_config");
    if (!mute.until && !mute.window) {
        json.value(nullptr);
        return;
    }
    json.object([&] {
        json.field("end_time", mute.until ? std::optional(iso_time(*mute.until)) : std::nullopt);
        json.field("selected_time_window", mute.window.value_or(kForEver));
    });
}

void write_channel_override(JsonWriter& json, const ChannelNotifications& channel) {
    json.object([&] {
        id_field(json, "channel_id", channel.channel_id).field("message_notifications", static_cast<int>(channel.level));
        write_mute(json, channel.mute);
        json.field("collapsed", channel.is_collapsed).field("flags", 0);
    });
}

// Muting without saying for how long is muting until it is turned on.
std::optional<Mute> read_mute(Body& body) {
    const auto is_on = body.boolean("muted");
    if (!is_on) return std::nullopt;
    Mute mute{.is_on = *is_on, .until = {}, .window = {}};
    auto config = body.object("mute_config");
    if (!config) return mute;
    if (const auto end = config->text("end_time")) {
        mute.until = parse_time(*end);
        if (!mute.until) config->fault("end_time", "DATE_TIME_TYPE_PARSE", "Could not parse it. Should be ISO8601.");
    }
    if (const auto window = config->integer("selected_time_window", kForEver, kLongestWindow)) mute.window = static_cast<int>(*window);
    return mute;
}

std::optional<NotifyLevel> read_level(Body& body) {
    const auto level = body.integer("message_notifications", 0, 3);
    return level ? std::optional(static_cast<NotifyLevel>(*level)) : std::nullopt;
}

// Clients send them by id: {"123": {"muted": true}}.
std::vector<core::ChannelNotificationsChange> read_overrides(Body& body) {
    std::vector<core::ChannelNotificationsChange> changes;
    auto overrides = body.object("channel_overrides");
    if (!overrides) return changes;
    for (const auto& member : overrides->json()) {
        const std::string_view name = member.key();
        const auto id = parse_snowflake(name);
        if (!id) {
            overrides->fault(name, "NUMBER_TYPE_COERCE", "It is no id of a channel.");
            continue;
        }
        auto one = overrides->object(name);
        if (!one) continue;
        changes.push_back({.channel_id = {*id}, .level = read_level(*one), .mute = read_mute(*one), .is_collapsed = one->boolean("collapsed")});
    }
    return changes;
}

}  // namespace

void write_notifications_fields(JsonWriter& json, const GuildNotifications& settings) {
    id_field(json, "guild_id", settings.guild_id ? std::optional(settings.guild_id) : std::nullopt);
    json.field("message_notifications", static_cast<int>(settings.level));
    write_mute(json, settings.mute);
    json.field("suppress_everyone", settings.suppress_everyone).field("suppress_roles", settings.suppress_roles);
    json.field("mobile_push", settings.mobile_push).field("hide_muted_channels", settings.hides_muted);
    json.field("mute_scheduled_events", false).field("notify_highlights", 0).field("flags", 0).field("version", 0);
    json.key("channel_overrides").array([&] {
        for (const ChannelNotifications& channel : settings.channels) write_channel_override(json, channel);
    });
}

void write_notifications(JsonWriter& json, const GuildNotifications& settings) {
    json.object([&] { write_notifications_fields(json, settings); });
}

core::GuildNotificationsChange read_notifications(Body& body, GuildId guild) {
    return {.guild_id = guild, .level = read_level(body), .mute = read_mute(body), .suppress_everyone = body.boolean("suppress_everyone"),
            .suppress_roles = body.boolean("suppress_roles"), .mobile_push = body.boolean("mobile_push"),
            .hides_muted = body.boolean("hide_muted_channels"), .channels = read_overrides(body)};
}

}  // namespace parley::api::discord::wire
