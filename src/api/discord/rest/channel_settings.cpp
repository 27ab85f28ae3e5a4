#include "api/discord/rest/channel_settings.h"

#include "core/guild_channels.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <set>

namespace parley::api::discord::rest {
namespace {

namespace json = boost::json;

constexpr std::size_t kLongestName = 100, kLongestTopic = 1'024, kLongestGuidelines = 4'096;  // characters
constexpr std::size_t kMostTags = 20, kLongestTag = 50;
constexpr std::int64_t kLongestSlowMode = 21'600;  // seconds
constexpr std::int64_t kLeastBitrate = 8'000, kMostBitrate = 96'000, kMostVoiceUsers = 99, kMostStageUsers = 10'000;
constexpr int kRequiresTag = 1 << 4, kHidesDownloads = 1 << 15;  // the channel flags that a client may set

bool has_text_name(ChannelType type) { return type != ChannelType::GuildCategory && !is_voice(type); }

void read_name(wire::Body& body, Channel& channel) {
    auto name = body.text("name", 1, kLongestName);
    if (!name) return;
    channel.name = has_text_name(channel.type) ? core::text_channel_name(*name) : std::move(*name);
    if (channel.name.empty()) body.fault("name", "BASE_TYPE_REQUIRED", "This field is required");
}

void read_overwrites(wire::Body& body, Channel& channel) {
    if (body.is_null("permission_overwrites")) channel.overwrites.clear();
    auto overwrites = body.objects("permission_overwrites", core::kMostOverwrites);
    if (!overwrites) return;
    channel.overwrites.clear();
    for (wire::Body& one : *overwrites) {
        one.require("id");
        const Overwrite read = read_overwrite(one, one.id<RoleId>("id").value_or(RoleId{}).value);
        std::erase_if(channel.overwrites, [&](const Overwrite& before) { return before.id == read.id; });
        channel.overwrites.push_back(read);
    }
}

// ---- The seldom ones ----

void read_number(wire::Body& body, json::object& extras, const char* name, std::int64_t least, std::int64_t most, const json::value& otherwise) {
    if (body.is_null(name)) extras[name] = otherwise;
    if (const auto number = body.integer(name, least, most)) extras[name] = *number;
}

// Any name as Discord gives its regions: bots carry theirs along, such as `us-west`.
bool is_region(std::string_view name) {
    return std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

void read_voice(wire::Body& body, json::object& extras, ChannelType type) {
    read_number(body, extras, "bitrate", kLeastBitrate, kMostBitrate, 64'000);
    read_number(body, extras, "user_limit", 0, type == ChannelType::GuildStage ? kMostStageUsers : kMostVoiceUsers, 0);
    read_number(body, extras, "video_quality_mode", 1, 2, 1);
    if (body.is_null("rtc_region")) extras["rtc_region"] = nullptr;
    const auto region = body.text("rtc_region", 1, 32);
    if (region && is_region(*region)) extras["rtc_region"] = *region;
    else if (region) body.fault("rtc_region", "BASE_TYPE_REGEX", "String value did not match validation regex.");
}

// The id of an own emoji, or a character; at most one of the two.
void read_emoji(wire::Body& body, json::object& into) {
    const auto id = body.id<EmojiId>("emoji_id");
    const auto name = body.text("emoji_name", 0, 100);
    const bool has_id = id && id->value != 0;
    into["emoji_id"] = has_id ? json::value(std::to_string(id->value)) : json::value(nullptr);
    into["emoji_name"] = !has_id && name && !name->empty() ? json::value(*name) : json::value(nullptr);
}

bool has_tag(const json::object& extras, const std::string& id) {
    const auto* tags = extras.if_contains("available_tags");
    return tags && std::ranges::any_of(tags->as_array(), [&](const json::value& tag) { return tag.at("id").as_string() == id; });
}

void read_tags(wire::Body& body, json::object& extras, const DrawId& draw_id) {
    if (body.is_null("available_tags")) extras["available_tags"] = json::array{};
    auto wanted = body.objects("available_tags", kMostTags);
    if (!wanted) return;
    json::array tags;
    std::set<std::string> names;
    for (wire::Body& one : *wanted) {
        json::object tag;
        const auto id = one.id<ChannelId>("id");
        const std::string old_id = id ? std::to_string(id->value) : "";
        tag["id"] = has_tag(extras, old_id) ? old_id : std::to_string(draw_id());
        one.require("name");
        const std::string name = one.text("name", 1, kLongestTag).value_or("");
        if (!name.empty() && !names.insert(name).second) throw Refusal(Code::TagNamesRepeat);
        tag["name"] = name;
        tag["moderated"] = one.boolean("moderated").value_or(false);
        read_emoji(one, tag);
        tags.push_back(std::move(tag));
    }
    extras["available_tags"] = std::move(tags);
}

// Posts that need a tag need one that everybody may give.
void require_free_tags(const Channel& channel, const json::object& extras) {
    const auto* tags = extras.if_contains("available_tags");
    if ((channel.flags & kRequiresTag) == 0 || !tags) return;
    const bool has_free = std::ranges::any_of(tags->as_array(), [](const json::value& tag) { return !tag.at("moderated").as_bool(); });
    if (!has_free) throw Refusal(Code::NoFreeTags);
}

void read_forum(wire::Body& body, json::object& extras, const DrawId& draw_id) {
    read_tags(body, extras, draw_id);
    if (body.is_null("default_reaction_emoji")) extras["default_reaction_emoji"] = nullptr;
    if (auto emoji = body.object("default_reaction_emoji")) {
        json::object read;
        read_emoji(*emoji, read);
        extras["default_reaction_emoji"] = std::move(read);
    }
    read_number(body, extras, "default_sort_order", 0, 1, nullptr);
    read_number(body, extras, "default_forum_layout", 0, 2, 0);
}

void read_thread_defaults(wire::Body& body, json::object& extras) {
    read_number(body, extras, "default_thread_rate_limit_per_user", 0, kLongestSlowMode, 0);
    const auto minutes = body.integer("default_auto_archive_duration");
    if (body.is_null("default_auto_archive_duration")) extras.erase("default_auto_archive_duration");
    if (!minutes) return;
    constexpr std::int64_t choices[] = {60, 1'440, 4'320, 10'080};
    if (std::ranges::find(choices, *minutes) != std::end(choices)) extras["default_auto_archive_duration"] = *minutes;
    else body.fault("default_auto_archive_duration", "BASE_TYPE_CHOICES", "Value must be one of {60, 1440, 4320, 10080}.");
}

void read_extras(wire::Body& body, Channel& channel, const DrawId& draw_id) {
    json::object extras = json::parse(channel.extras).as_object();
    if (is_voice(channel.type)) read_voice(body, extras, channel.type);
    if (is_forum(channel.type)) read_forum(body, extras, draw_id);
    if (is_forum(channel.type) && (body.has("flags") || body.has("available_tags"))) require_free_tags(channel, extras);
    if (channel.type != ChannelType::GuildCategory && !is_voice(channel.type)) read_thread_defaults(body, extras);
    channel.extras = json::serialize(extras);
}

}  // namespace

ChannelType read_channel_type(wire::Body& body) {
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

void set_default_extras(Channel& channel) {
    if (is_voice(channel.type)) channel.extras = R"({"bitrate":64000,"user_limit":0,"rtc_region":null})";
    if (is_forum(channel.type)) {
        channel.extras = R"({"available_tags":[],"default_reaction_emoji":null,"default_sort_order":null,"default_forum_layout":0})";
    }
}

void read_channel_settings(wire::Body& body, Channel& channel, const DrawId& draw_id) {
    read_name(body, channel);
    if (body.has("topic")) channel.topic = body.text("topic", 0, is_forum(channel.type) ? kLongestGuidelines : kLongestTopic);
    if (channel.topic && channel.topic->empty()) channel.topic.reset();
    if (const auto is_nsfw = body.boolean("nsfw")) channel.is_nsfw = *is_nsfw;
    if (body.is_null("rate_limit_per_user")) channel.rate_limit = std::chrono::seconds(0);
    if (const auto seconds = body.integer("rate_limit_per_user", 0, kLongestSlowMode)) channel.rate_limit = std::chrono::seconds(*seconds);
    if (body.is_null("parent_id")) channel.parent_id.reset();
    if (const auto parent = body.id<ChannelId>("parent_id")) channel.parent_id = parent;
    if (const auto position = body.integer("position", 0, INT32_MAX)) channel.position = static_cast<int>(*position);
    if (const auto flags = body.integer("flags", 0, INT32_MAX); flags && is_forum(channel.type)) {
        channel.flags = static_cast<int>(*flags) & (kRequiresTag | kHidesDownloads);
    }
    read_overwrites(body, channel);
    read_extras(body, channel, draw_id);
}

}  // namespace parley::api::discord::rest
