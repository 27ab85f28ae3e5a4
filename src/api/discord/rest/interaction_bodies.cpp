#include "api/discord/rest/interaction_bodies.h"

#include "api/discord/wire/read_message.h"

namespace parley::api::discord::rest {

core::MessageDraft read_reply(wire::Body& message, PostedFiles& posted) {
    core::MessageDraft draft = wire::read_draft(message, wire::kContentOfBots);
    draft.files = std::move(posted.files);
    draft.reference.reset();  // an answer answers its interaction
    draft.nonce.clear();
    draft.enforces_nonce = false;
    return draft;
}

core::MessageEdit read_reply_edit(wire::Body& message, PostedFiles& posted, int flags) {
    core::MessageEdit edit = wire::read_edit(message, wire::kContentOfBots, flags);
    take_files(posted, edit);
    return edit;
}

}  // namespace parley::api::discord::rest
