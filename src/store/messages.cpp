#include "store/messages.h"

namespace parley::store::messages {

db::Statement insert(const Message& message) {
    return db::Statement("INSERT INTO messages (channel_id, id, author_id, content) VALUES ($1, $2, $3, $4)",
                         message.channel_id, message.id, message.author_id, message.content);
}

db::Statement newest(ChannelId channel, MessageId before, int limit) {
    return db::Statement("SELECT id, channel_id, author_id, content FROM messages WHERE channel_id = $1 AND id < $2 "
                         "ORDER BY id DESC LIMIT $3", channel, before, limit);
}

db::Statement oldest_after(ChannelId channel, MessageId after, int limit) {
    return db::Statement("SELECT id, channel_id, author_id, content FROM messages WHERE channel_id = $1 AND id > $2 "
                         "ORDER BY id LIMIT $3", channel, after, limit);
}

// A CROSS JOIN keeps its order: a channel at a time, each from where the index ends. Planned freely, all messages are read.
db::Statement not_indexed(MessageId after, int limit) {
    return db::Statement("SELECT m.id, m.channel_id, m.author_id, m.content FROM channels c "
                         "CROSS JOIN messages m WHERE m.channel_id = c.id AND m.id > $1 ORDER BY m.id LIMIT $2", after, limit);
}

db::Statement newest_id() {
    return db::Statement("SELECT MAX((SELECT MAX(m.id) FROM messages m WHERE m.channel_id = c.id)) FROM channels c");
}

db::Statement insert_nonce(const Message& message, std::string_view nonce) {
    return db::Statement("INSERT INTO message_nonces (author_id, channel_id, nonce, message_id) VALUES ($1, $2, $3, $4)",
                         message.author_id, message.channel_id, nonce, message.id)
        .on_conflict(Code::NonceUsed);
}

db::Statement by_nonce(UserId author, ChannelId channel, std::string_view nonce) {
    return db::Statement("SELECT m.id, m.channel_id, m.author_id, m.content FROM message_nonces n "
                         "JOIN messages m ON m.channel_id = n.channel_id AND m.id = n.message_id "
                         "WHERE n.author_id = $1 AND n.channel_id = $2 AND n.nonce = $3", author, channel, nonce);
}

db::Statement erase_nonces_before(MessageId oldest) {
    return db::Statement("DELETE FROM message_nonces WHERE message_id < $1", oldest);
}

db::Statement read_mark(UserId user, ChannelId channel) {
    return db::Statement("SELECT last_read_id FROM read_states WHERE user_id = $1 AND channel_id = $2", user, channel);
}

db::Statement move_read_mark(UserId user, ChannelId channel, MessageId id) {
    return db::Statement("INSERT INTO read_states (user_id, channel_id, last_read_id) VALUES ($1, $2, $3) "
                         "ON CONFLICT (user_id, channel_id) DO UPDATE SET last_read_id = excluded.last_read_id "
                         "WHERE excluded.last_read_id > read_states.last_read_id", user, channel, id);
}

Message to_message(db::Row& row) {
    return {.id = row.id<MessageId>(0), .channel_id = row.id<ChannelId>(1), .author_id = row.id<UserId>(2),
            .content = row.take_text(3)};
}

}  // namespace parley::store::messages
