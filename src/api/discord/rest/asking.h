// api/discord/rest/asking.h -- Somebody asks something of an application: who, whom and where.
#pragma once
#include "api/discord/rest/call.h"
#include "api/discord/services.h"
#include "api/discord/wire/interaction.h"
#include "api/discord/wire/references.h"
#include "base/task.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::api::discord::rest {

struct Asking {
    ProfilePtr user, bot;
    ChannelPtr channel;
    std::string base;            // the server's web address
    wire::InteractionScene scene;  // its `base` is the text above
    std::string nonce;           // JSON text, or empty
};

// Of the members `application_id`, `channel_id`, `guild_id` and `nonce`. Refused with UnknownApplication when there is none or
// its bot is not there, with UnknownChannel or MissingAccess.
Task<Asking> look_up_asking(Services& services, const Call& call, wire::Body& body);

// The interaction to be: its id is drawn, and what the kinds of them have apart is still missing.
Interaction draft_interaction(Services& services, const Asking& asking, InteractionType type);

// `resolved`: what the values name, as JSON, or nothing when they name nothing. What is not there, or what the one who asks
// may not see, is noted as a fault of `data`.
struct Named {
    const wire::References& references;
    const std::vector<Attachment>& files;
    const MessageView* message = nullptr;  // that a command of the message's menu is called on
};
Task<std::optional<std::string>> resolve(Services& services, const Asking& asking, Named named, wire::Body& data);

// Begins it, and tells the application and the one who asked. `files` came with it.
Task<> begin(Services& services, const Asking& asking, Interaction draft, std::string data, std::vector<Attachment> files);

}  // namespace parley::api::discord::rest
