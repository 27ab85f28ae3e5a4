#include "store/imports.h"

namespace parley::store::imports {

db::Statement remember(std::string_view key, std::uint64_t target) {
    return db::Statement("INSERT INTO imported_rows (source_key, target_id) VALUES ($1, $2) "
                         "ON CONFLICT (source_key) DO UPDATE SET target_id = excluded.target_id", key, target);
}

db::Statement forget(std::string_view key) { return db::Statement("DELETE FROM imported_rows WHERE source_key = $1", key); }

db::Statement remembered(std::string_view first, std::string_view last) {
    return db::Statement("SELECT source_key, target_id FROM imported_rows WHERE source_key >= $1 AND source_key <= $2",
                         first, last);
}

db::Statement message_ids(ChannelId after_channel, MessageId after, int limit) {
    return db::Statement("SELECT channel_id, id FROM messages WHERE (channel_id, id) > ($1, $2) "
                         "ORDER BY channel_id, id LIMIT $3", after_channel, after, limit);
}

}  // namespace parley::store::imports
