// api/discord/wire/read_message.h -- A message as a client sends it. Faults are noted in the body; refuse_faults() throws them.
#pragma once
#include "api/discord/wire/body.h"
#include "core/message_draft.h"

namespace parley::api::discord::wire {

inline constexpr std::size_t kContentOfBots = 2'000;    // characters. Source: Discord API v10, "Create Message"
inline constexpr std::size_t kContentOfPeople = 4'000;  // as everywhere else in Parley

// Without its files.
core::MessageDraft read_draft(Body& body, std::size_t most_characters);
// `flags`: those that the message has now; the ones that may change later are taken from the body.
core::MessageEdit read_edit(Body& body, std::size_t most_characters, int flags);

core::AllowedMentions read_allowed_mentions(Body& body);

}  // namespace parley::api::discord::wire
