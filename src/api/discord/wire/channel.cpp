#include "api/discord/wire/channel.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {
namespace {

// The pairs inside of the braces stand in the channel as they are.
void write_extras(JsonWriter& json, std::string_view extras) {
    const std::string_view members = extras.substr(1, extras.size() - 2);
    if (!members.empty()) json.raw(members);
}

void write_text_fields(JsonWriter& json, const Channel& channel, const std::optional<MessageId>& last_message_id) {
    if (channel.type == ChannelType::GuildCategory) return;
    json.field("topic", channel.topic).field("rate_limit_per_user", channel.rate_limit.count());
    id_field(json, "last_message_id", last_message_id ? last_message_id : channel.last_message_id);
    if (channel.last_pin_at) json.field("last_pin_timestamp", iso_time(*channel.last_pin_at));
}

}  // namespace

void write_overwrites(JsonWriter& json, const std::vector<Overwrite>& overwrites) {
    json.array([&] {
        for (const Overwrite& one : overwrites) {
            json.object([&] {
                json.field("id", std::to_string(one.id)).field("type", static_cast<int>(one.target));
                json.field("allow", std::to_string(one.allow.bits)).field("deny", std::to_string(one.deny.bits));
            });
        }
    });
}

void write_channel(JsonWriter& json, const Channel& channel, const std::optional<MessageId>& last_message_id) {
    json.object([&] {
        id_field(json, "id", channel.id).field("type", static_cast<int>(channel.type));
        id_field(json, "guild_id", channel.guild_id).field("name", channel.name).field("position", channel.position);
        write_overwrites(json.key("permission_overwrites"), channel.overwrites);
        json.field("nsfw", channel.is_nsfw).field("flags", channel.flags);
        id_field(json, "parent_id", channel.parent_id);
        write_text_fields(json, channel, last_message_id);
        write_extras(json, channel.extras);
    });
}

}  // namespace parley::api::discord::wire
