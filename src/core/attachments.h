// core/attachments.h -- The files of messages: put in their place before the message that names them is written, given to
// whoever asks for them, and swept when no message names them.
//
// How a message comes by its files:
//   1. `auto files = co_await attachments.keep(std::move(uploads));` They are on the disk when it returns.
//   2. The unit that inserts the message adds store::attachments::insert(file, channel, message) for each, and puts the
//      same list into Message::details. If the unit fails, the files are swept later.
//   3. A unit that deletes a message, or an edit that drops a file, erases the rows: nobody can fetch the file from then on.
//      Its bytes go with the next sweep, or at once with `co_await attachments.remove(ids)` after the commit.
#pragma once
#include "base/task.h"
#include "core/files/file_store.h"
#include "model/message.h"
#include "store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace parley::core {

// A file that came with a request, and what the request says of it.
struct NewAttachment {
    TempFile file;
    std::string filename;  // as sent
    std::optional<std::string> description, title;
    std::optional<double> duration_seconds;
    std::optional<std::string> waveform;
    int flags = 0;
    bool is_ephemeral = false;
};

// One that is asked for by its address.
struct FoundAttachment {
    std::string filename;
    std::string content_type;
    InputFile file;
};

class Attachments {
public:
    Attachments(store::Store& store, FileStore& files) : store_(store), files_(files) {}

    // Durable when it returns, in the order given: with ids, safe names, and what their first bytes say of their type.
    // When one fails none is kept, and std::system_error is thrown (StorageFull where that is the reason).
    Task<std::vector<Attachment>> keep(std::vector<NewAttachment> files);

    // The files once more, for a message that outlives theirs; those whose bytes are gone are left out.
    Task<std::vector<NewAttachment>> copy(std::vector<Attachment> files);

    // Nothing when no message of that channel holds such a file.
    Task<std::optional<FoundAttachment>> find(ChannelId channel, AttachmentId id);
    // For what a message that is going held.
    Task<> remove(std::vector<AttachmentId> ids);

    // Removes the files that no message names and that are older than any request that may still be going to write one.
    Task<> sweep();

private:
    std::optional<TempFile> copy_now(AttachmentId id);
    Attachment keep_now(AttachmentId id, NewAttachment& file);

    store::Store& store_;
    FileStore& files_;
};

// What a file is called in a message: without the folders, control characters and spaces of whatever the sender named it,
// at most 200 bytes with its ending kept; "unnamed" when nothing is left.
std::string safe_filename(std::string_view sent);

}  // namespace parley::core
