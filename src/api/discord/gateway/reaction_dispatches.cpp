#include "api/discord/gateway/reaction_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

void write_place(JsonWriter& json, const Channel& channel, MessageId message) {
    wire::id_field(json, "channel_id", channel.id);
    wire::id_field(json, "message_id", message);
    if (channel.guild_id) wire::id_field(json, "guild_id", channel.guild_id);
}

// Nobody gives bursts (type 1) here.
void write_kind(JsonWriter& json, const ReactionEmoji& emoji) {
    wire::write_emoji(json.key("emoji"), emoji);
    json.field("burst", false).field("type", 0);
}

template <class Fill>
void to_readers(Hub& hub, const Channel& channel, std::string_view name, Fill fill) {
    to_channel_or_people(hub, channel, name, Intent::GuildMessageReactions, Intent::DirectMessageReactions, std::move(fill));
}

}  // namespace

void tell(Hub& hub, const ReactionAdded& added) {
    to_readers(hub, *added.channel, "MESSAGE_REACTION_ADD", [&](JsonWriter& json) {
        wire::id_field(json, "user_id", added.user->id);
        write_place(json, *added.channel, added.message_id);
        write_kind(json, added.emoji);
        if (added.message_author_id) wire::id_field(json, "message_author_id", added.message_author_id);
        if (added.member) wire::write_member(json.key("member"), *added.member, *added.user);
    });
}

void tell(Hub& hub, const ReactionRemoved& removed) {
    to_readers(hub, *removed.channel, "MESSAGE_REACTION_REMOVE", [&](JsonWriter& json) {
        wire::id_field(json, "user_id", removed.user_id);
        write_place(json, *removed.channel, removed.message_id);
        write_kind(json, removed.emoji);
    });
}

void tell(Hub& hub, const ReactionsCleared& cleared) {
    to_readers(hub, *cleared.channel, cleared.emoji ? "MESSAGE_REACTION_REMOVE_EMOJI" : "MESSAGE_REACTION_REMOVE_ALL", [&](JsonWriter& json) {
        write_place(json, *cleared.channel, cleared.message_id);
        if (cleared.emoji) wire::write_emoji(json.key("emoji"), *cleared.emoji);
    });
}

void tell(Hub& hub, const PinsChanged& changed) {
    const Channel& channel = *changed.channel;
    to_channel_or_people(hub, channel, "CHANNEL_PINS_UPDATE", Intent::Guilds, Intent::DirectMessages, [&](JsonWriter& json) {
        wire::id_field(json, "channel_id", channel.id);
        if (channel.guild_id) wire::id_field(json, "guild_id", channel.guild_id);
        json.field("last_pin_timestamp", channel.last_pin_at ? std::optional(iso_time(*channel.last_pin_at)) : std::nullopt);
    });
}

}  // namespace parley::api::discord::gateway
