#include "store/attachments.h"

#include "store/id_list.h"

namespace parley::store::attachments {
using db::Statement;

Statement insert(const Attachment& attachment, ChannelId channel, MessageId message) {
    return Statement("INSERT INTO attachments (id, channel_id, message_id, filename, content_type) VALUES ($1, $2, $3, $4, $5)",
                     attachment.id, channel, message, attachment.filename, attachment.content_type);
}

Statement find(ChannelId channel, AttachmentId id) {
    return Statement("SELECT filename, content_type FROM attachments WHERE id = $1 AND channel_id = $2", id, channel);
}

Statement of_message(ChannelId channel, MessageId message) {
    return Statement("SELECT id FROM attachments WHERE channel_id = $1 AND message_id = $2", channel, message);
}

Statement erase(AttachmentId id) { return Statement("DELETE FROM attachments WHERE id = $1", id); }

Statement known(const std::vector<AttachmentId>& ids) {
    return Statement("SELECT a.id FROM json_each($1) AS wanted CROSS JOIN attachments AS a WHERE a.id = CAST(wanted.value AS BIGINT)", to_text(ids));
}

}  // namespace parley::store::attachments
