#include "api/discord/gateway/guild_texts.h"

#include "api/discord/wire/channel.h"
#include "api/discord/wire/guild.h"
#include "api/discord/wire/guild_emoji.h"
#include "api/discord/wire/role.h"
#include "api/discord/wire/user.h"

#include <algorithm>

namespace parley::api::discord::gateway {
namespace {

constexpr std::size_t kMostTexts = 1'000;  // guilds

const std::string kNoText;

// What `fill` writes inside an object.
template <class Fill>
std::string members_of_object(Fill fill) {
    JsonWriter json;
    json.object([&] { fill(json); });
    std::string text = json.take();
    return text.substr(1, text.size() - 2);
}

}  // namespace

bool sees(const SeenChannels& seen, ChannelId channel) { return seen && std::ranges::binary_search(*seen, channel); }

// The version is asked first: what changes meanwhile makes what was written old.
GuildTexts::Text& GuildTexts::fresh(GuildId guild) {
    if (texts_.size() > kMostTexts) texts_.clear();
    const std::uint64_t version = guilds_.shape_version(guild);
    const auto [at, is_new] = texts_.try_emplace(guild);
    if (is_new || at->second.version != version) {
        at->second = Text{.version = version};
        encode(at->second, guild);
    }
    return at->second;
}

void GuildTexts::encode(Text& text, GuildId id) {
    const GuildPtr guild = guilds_.find_guild(id);
    if (!guild) return;
    const std::vector<RolePtr> roles = guilds_.roles(id);
    const std::vector<Emoji> emojis = guilds_.emojis(id);
    text.for_bots = members_of_object([&](JsonWriter& json) { wire::write_guild_fields(json, *guild, roles, emojis); });
    // A person's client has the guild's settings apart from what fills it.
    text.for_people = members_of_object([&](JsonWriter& json) {
        wire::id_field(json, "id", id).field("data_mode", "full");
        json.key("properties").object([&] { wire::write_guild_properties(json, *guild); });
        json.key("roles").array([&] {
            for (const RolePtr& role : roles) wire::write_role(json, *role);
        });
        wire::write_guild_emojis(json.key("emojis"), emojis);
        json.key("stickers").array([] {});
        json.field("premium_subscription_count", 0).field("lazy", true);
    });
    for (ChannelPtr& channel : guilds_.channels(id)) text.channels.push_back({.channel = std::move(channel), .last = {}, .text = {}});
}

const std::string& GuildTexts::for_bots(GuildId guild) { return fresh(guild).for_bots; }
const std::string& GuildTexts::for_people(GuildId guild) { return fresh(guild).for_people; }

// Messages do not make a guild another one, and only their channel is written again.
const std::string& GuildTexts::encode(ChannelText& one) {
    const auto last = guilds_.last_message(one.channel->id);
    if (!one.text.empty() && last == one.last) return one.text;
    JsonWriter json;
    wire::write_channel(json, *one.channel, last);
    one.last = last;
    return one.text = json.take();
}

void GuildTexts::write_channels(JsonWriter& json, GuildId guild, const SeenChannels& seen) {
    for (ChannelText& one : fresh(guild).channels) {
        if (sees(seen, one.channel->id)) json.raw(encode(one));
    }
}

const std::string& GuildTexts::of_channel(GuildId guild, ChannelId channel) {
    auto& channels = fresh(guild).channels;
    const auto at = std::ranges::find_if(channels, [&](const ChannelText& one) { return one.channel->id == channel; });
    return at == channels.end() ? kNoText : encode(*at);
}

// Roles decide alone for everybody but the owner and those whom an overwrite names.
SeenChannels GuildTexts::seen_by(GuildId guild, UserId user) {
    const auto look = [&] { return std::make_shared<const std::vector<ChannelId>>(guilds_.visible_channels(guild, user)); };
    Text& text = fresh(guild);
    const MemberPtr member = guilds_.find_member(guild, user);
    const GuildPtr found = guilds_.find_guild(guild);
    if (!member || !found) return std::make_shared<const std::vector<ChannelId>>();
    const bool is_named = std::ranges::any_of(text.channels, [&](const ChannelText& one) {
        return std::ranges::any_of(one.channel->overwrites, [&](const Overwrite& overwrite) {
            return overwrite.target == Overwrite::Target::Member && overwrite.id == user.value;
        });
    });
    if (is_named || found->owner_id == user) return look();
    std::vector<RoleId> roles = member->roles;
    std::ranges::sort(roles);
    SeenChannels& known = text.seen[std::move(roles)];
    if (!known) known = look();
    return known;
}

}  // namespace parley::api::discord::gateway
