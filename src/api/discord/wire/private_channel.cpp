#include "api/discord/wire/private_channel.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

void write_private_channel_fields(JsonWriter& json, const Channel& channel, const std::vector<ProfilePtr>& people, std::optional<MessageId> last_message_id) {
    id_field(json, "id", channel.id).field("type", static_cast<int>(channel.type)).field("flags", channel.flags);
    id_field(json, "last_message_id", last_message_id);
    if (channel.type == ChannelType::GroupDm) {
        json.field("name", channel.name.empty() ? std::nullopt : std::optional(channel.name)).field("icon", channel.icon);
        id_field(json, "owner_id", channel.owner_id);
    }
    if (channel.last_pin_at) json.field("last_pin_timestamp", iso_time(*channel.last_pin_at));
    json.key("recipients").array([&] {
        for (const ProfilePtr& one : people) write_user(json, *one);
    });
}

void write_private_channel(JsonWriter& json, const Channel& channel, const std::vector<ProfilePtr>& people, std::optional<MessageId> last_message_id) {
    json.object([&] { write_private_channel_fields(json, channel, people, last_message_id); });
}

}  // namespace parley::api::discord::wire
