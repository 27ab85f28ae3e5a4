// core/message_reader.h -- Who reads what messages hold. Whoever sees a channel does, but for bots whose application has not the
// intent for content: in guilds these read their own messages, what their application's webhooks wrote, and what calls them.
// Source: Discord API v10, "Message Content Intent".
#pragma once
#include "base/contains.h"
#include "model/message.h"

namespace parley::core {

struct MessageReader {
    UserId id;
    ApplicationId application_id;  // of a bot
    bool reads_all = true;         // a person, a bot with the intent, or outside of guilds

    bool can_read(const Message& message) const {
        if (reads_all || message.author_id == id || contains(message.more().mentions, id)) return true;
        return application_id && message.more().application_id == application_id;
    }
};

}  // namespace parley::core
