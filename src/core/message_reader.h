// core/message_reader.h -- Who reads what messages hold. Whoever sees a channel does, but for bots whose application has not the
// intent for content: these read direct messages, their own, and those that call them. Source: Discord API v10, "Message
// Content Intent".
#pragma once
#include "base/contains.h"
#include "model/message.h"

namespace parley::core {

struct MessageReader {
    UserId id;
    bool has_content_intent = true;

    bool can_read(const Message& message, bool is_in_guild) const {
        if (has_content_intent || !is_in_guild) return true;
        return message.author_id == id || contains(message.more().mentions, id);
    }
};

}  // namespace parley::core
