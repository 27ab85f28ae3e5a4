// api/discord/wire/message.h -- Messages as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "core/message_reader.h"
#include "model/channel.h"
#include "model/guild.h"
#include "model/message.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parley::api::discord::wire {

struct MessageDress {
    std::string_view base;           // the server's web address: attachments are found below it
    std::string_view nonce = {};     // JSON text, to its sender and in MESSAGE_CREATE
    core::MessageReader reader = {}; // whoever it is written for; by default somebody who reads everything
    // Events name the kind of channel and the guild, and show the author and each who is mentioned (in their order; null for who
    // is no member) as members of it.
    std::optional<ChannelType> channel_type{};
    GuildId guild_id{};
    const Member* member = nullptr;
    std::span<const MemberPtr> mentioned{};
};

void write_message(JsonWriter& json, const MessageView& view, const MessageDress& dress);
// Its members alone, for those who add to them.
void write_message_fields(JsonWriter& json, const MessageView& view, const MessageDress& dress);

// What a message that forwards this one keeps of it: MessageDetails::forwarded.
std::string snapshot_of(const MessageView& view);

// The emoji of a reaction.
void write_emoji(JsonWriter& json, const ReactionEmoji& emoji);

}  // namespace parley::api::discord::wire
