// model/interaction.h -- Somebody called a command, pressed a button or sent a form: an application is asked to answer.
#pragma once
#include "model/channel.h"
#include "model/id.h"
#include "model/message.h"
#include "model/user.h"

#include <memory>
#include <string>

namespace parley {

using InteractionId = Id<struct Interaction>;

// Source: Discord API v10, "Interaction Type".
enum class InteractionType : int { Command = 2, Component = 3, Autocomplete = 4, ModalSubmit = 5 };

// Never changed once it began; what becomes of it is known to core/interactions.
struct Interaction {
    InteractionId id;
    InteractionType type = InteractionType::Command;
    std::string token;                            // 68 characters of [A-Za-z0-9_-]: whoever has it may answer
    ApplicationId application_id;
    ProfilePtr bot, user;                         // who is to answer, and who asked
    ChannelPtr channel;
    std::string nonce;                            // the JSON text that the asking client gave, or empty
    std::string metadata;                         // JSON: interaction_metadata of the messages that answer it
    MessageType answer_type = MessageType::Default;  // of the first message that answers it
    std::shared_ptr<const MessageView> message;   // that the component stands on; null for commands
    Time begun_at{};
};
using InteractionPtr = std::shared_ptr<const Interaction>;

}  // namespace parley
