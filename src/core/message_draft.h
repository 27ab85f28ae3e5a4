// core/message_draft.h -- A message before it is one, and what an edit changes.
#pragma once
#include "base/text.h"
#include "core/attachments.h"
#include "core/mentions.h"
#include "model/message.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

// Who speaks: an account, or a webhook (then `profile` is null).
struct Sender {
    ProfilePtr profile;
    std::optional<WebhookAuthor> webhook;
    std::optional<ApplicationId> application_id;

    UserId id() const { return profile ? profile->id : UserId{webhook->id.value}; }
};

// JSON members hold what the wire has, already checked.
struct MessageDraft {
    std::string content;
    MessageType type = MessageType::Default;
    int flags = 0;
    std::string embeds = "[]", components = "[]";
    std::vector<NewAttachment> files;
    AllowedMentions allowed_mentions;
    std::optional<MessageReference> reference;
    std::optional<std::string> forwarded;    // MessageDetails'
    bool must_find_reference = true;
    bool is_tts = false;
    std::optional<std::string> interaction;  // interaction_metadata
    std::string nonce;                       // JSON text, or empty
    bool enforces_nonce = false;
    std::optional<MessageId> id;             // of what bears its thread's id; drawn otherwise

    // Spaces alone are no text.
    bool is_empty() const { return trimmed(content).empty() && embeds == "[]" && components == "[]" && files.empty(); }
};

struct KeptAttachment {
    AttachmentId id;
    std::optional<std::string> description;  // instead of the one that it has
};

// Nothing leaves as it is.
struct MessageEdit {
    std::optional<std::string> content, embeds, components;
    std::optional<int> flags;                // of those that may change later
    std::optional<std::vector<KeptAttachment>> kept;
    std::vector<NewAttachment> files;
    AllowedMentions allowed_mentions;
    bool is_first_text = false;              // what was promised before: nobody calls that an edit

    bool changes_text() const { return content || embeds || components || kept || !files.empty(); }
};

}  // namespace parley::core
