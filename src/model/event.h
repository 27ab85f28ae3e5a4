// model/event.h -- What happened, told to every loop after it is durable. Events are hints, rows are the truth.
#pragma once
#include "model/message.h"
#include "model/user.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace parley {

// One connection of this process; 0 is none.
using ConnectionNumber = std::uint64_t;

struct MessageCreated {
    Message message;
    ProfilePtr author, recipient;  // as they were when the message was sent
    ConnectionNumber origin = 0;
    std::string nonce;  // the JSON text that the sender gave, or empty
};
struct ProfileChanged {
    Profile profile;
    std::vector<UserId> audience;  // who shares a chat with them
};
struct PresenceChanged {
    Profile profile;
    bool is_online = false;
    std::optional<std::vector<UserId>> audience;  // none: everyone
};
struct ReadMoved {
    UserId user_id;
    std::string other_username;
    MessageId message_id;
};
struct TypingStarted {
    ProfilePtr author;
    UserId recipient;
};
struct SessionEnded {
    UserId user_id;
    SessionId session_id;
};
// All of the person's sessions but one: the password changed.
struct OtherSessionsEnded {
    UserId user_id;
    SessionId kept;
};
// Another program (parley user, parley import) wrote to the database: everything remembered may be old.
struct StorageChanged {};

using Event = std::variant<MessageCreated, ProfileChanged, PresenceChanged, ReadMoved, TypingStarted, SessionEnded,
                           OtherSessionsEnded, StorageChanged>;
using EventPtr = std::shared_ptr<const Event>;

}  // namespace parley
