// api/discord/wire/attachment.h -- The files of a message as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/message.h"

#include <string>
#include <string_view>

namespace parley::api::discord::wire {

// `base` is the server's web address. Percent-encoded where a name needs it.
std::string attachment_url(std::string_view base, ChannelId channel, const Attachment& file);
void write_attachment(JsonWriter& json, std::string_view base, ChannelId channel, const Attachment& file);
// Embeds name a file of their own message as `attachment://NAME`: here it gets its address. Returns the ids so named, which
// do not stand in the message's list any more.
std::string resolve_attachments(std::string_view embeds, std::string_view base, const Message& message, std::vector<AttachmentId>& named);

}  // namespace parley::api::discord::wire
