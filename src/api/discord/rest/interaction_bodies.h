// api/discord/rest/interaction_bodies.h -- The messages with which applications answer, as they send them.
#pragma once
#include "api/discord/rest/posted_files.h"
#include "core/message_draft.h"

namespace parley::api::discord::rest {

// `message` is the object that holds the text; the files came beside it. Faults are noted there.
core::MessageDraft read_reply(wire::Body& message, PostedFiles& posted);
// `flags`: those that the message has now.
core::MessageEdit read_reply_edit(wire::Body& message, PostedFiles& posted, int flags);

}  // namespace parley::api::discord::rest
