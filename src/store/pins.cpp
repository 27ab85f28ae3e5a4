#include "store/pins.h"

namespace parley::store::pins {

db::Statement newest(ChannelId channel, Time before, int limit) {
    return db::Statement("SELECT id FROM messages WHERE channel_id = $1 AND pinned_at IS NOT NULL AND pinned_at < $2 "
                         "ORDER BY pinned_at DESC, id DESC LIMIT $3", channel, before, limit);
}

db::Statement count(ChannelId channel) {
    return db::Statement("SELECT COUNT(*) FROM messages WHERE channel_id = $1 AND pinned_at IS NOT NULL", channel);
}

db::Statement set_last(ChannelId channel, std::optional<Time> at) {
    return db::Statement("UPDATE channels SET last_pin_at = $2 WHERE id = $1", channel, at);
}

}  // namespace parley::store::pins
