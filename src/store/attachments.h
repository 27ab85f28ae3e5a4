// store/attachments.h -- The files that stand in messages. Their bytes lie in the store of files, under their ids.
#pragma once
#include "db/statement.h"
#include "model/message.h"

#include <vector>

namespace parley::store::attachments {

db::Statement insert(const Attachment& attachment, ChannelId channel, MessageId message);
// Of one that some message of that channel holds: filename and content type.
db::Statement find(ChannelId channel, AttachmentId id);
db::Statement of_message(ChannelId channel, MessageId message);  // the ids
db::Statement erase(AttachmentId id);
// Which of those ids are there.
db::Statement known(const std::vector<AttachmentId>& ids);

}  // namespace parley::store::attachments
