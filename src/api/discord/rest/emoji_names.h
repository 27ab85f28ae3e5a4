// api/discord/rest/emoji_names.h -- What an emoji is called, of a guild or of an application.
#pragma once
#include "api/discord/wire/body.h"
#include "core/guild_emojis.h"

namespace parley::api::discord::rest {

// Nothing when absent; what is no name is noted as a fault.
inline std::optional<std::string> read_emoji_name(wire::Body& body) {
    auto name = body.text("name", core::kShortestEmojiName, core::kLongestEmojiName);
    if (name && !core::is_emoji_name(*name)) body.fault("name", "STRING_TYPE_REGEX", "String value did not match validation regex.");
    return name;
}

}  // namespace parley::api::discord::rest
