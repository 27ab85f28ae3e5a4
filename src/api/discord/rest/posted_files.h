// api/discord/rest/posted_files.h -- A body that may bring files along: JSON alone, or a multipart form whose `payload_json`
// is that JSON and whose other parts are files. Messages, webhooks and interaction callbacks read theirs with this:
//
//   PostedFiles posted = read_posted(call);             // wherever call.body() stood before
//   … read posted.body, check the permissions …
//   draft.attachments = co_await services.attachments.keep(std::move(posted.files));
//
// Their Endpoint says `.takes_files = true`.
#pragma once
#include "api/discord/rest/call.h"
#include "core/message_draft.h"

#include <optional>
#include <vector>

namespace parley::api::discord::rest {

inline constexpr std::size_t kFilesOfMessage = 10;  // Source: Discord API v10, "Create Message"

// An attachment that a message has already and that an edit keeps, with what it changes.
struct KeptFile {
    AttachmentId id;
    std::optional<std::string> description;
};

struct PostedFiles {
    wire::Body body;                         // of payload_json, or of the plain fields of a form without one
    std::vector<core::NewAttachment> files;  // in the order of their parts, named and described by body's `attachments`
    // The files that `attachments` names beside the new ones. Nothing when there is no `attachments`: all stay.
    std::optional<std::vector<KeptFile>> kept;
};

// Faults are noted in `body`; its refuse_faults() throws them. Takes the files out of the request.
PostedFiles read_posted(Call& call);
// The same where the message is a member of the object: `data` of an interaction's answer. `body` stays the outer object.
PostedFiles read_posted(Call& call, std::string_view member);

// The new files and the kept ones, for an edit.
void take_files(PostedFiles& posted, core::MessageEdit& edit);

}  // namespace parley::api::discord::rest
