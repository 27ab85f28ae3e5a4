// core/kept_attachments.h -- Which files of a message an edit keeps.
#pragma once
#include "core/message_draft.h"

#include <algorithm>
#include <vector>

namespace parley::core {

// Those that are named, in their order; the ids of the others go into `dropped`.
inline std::vector<Attachment> keep_named(const std::vector<Attachment>& there, const std::vector<KeptAttachment>& named, std::vector<AttachmentId>& dropped) {
    std::vector<Attachment> kept;
    for (const Attachment& file : there) {
        const auto at = std::ranges::find(named, file.id, &KeptAttachment::id);
        if (at == named.end()) {
            dropped.push_back(file.id);
            continue;
        }
        kept.push_back(file);
        if (at->description) kept.back().description = at->description;
    }
    return kept;
}

}  // namespace parley::core
