#include "store/messages.h"

#include "store/id_list.h"
#include "store/message_details.h"

// Literals that the queries below are put together from.
#define PARLEY_MESSAGE_COLUMNS "m.id, m.channel_id, m.author_id, m.content, m.type, m.flags, m.edited_at, m.pinned_at, m.details, m.position"

namespace parley::store::messages {

db::Statement insert(const Message& message) {
    const bool is_plain = message.type == MessageType::Default && message.flags == 0 && !message.details && !message.position;
    if (is_plain) {
        return db::Statement("INSERT INTO messages (channel_id, id, author_id, content) VALUES ($1, $2, $3, $4)",
                             message.channel_id, message.id, message.author_id, message.content);
    }
    return db::Statement("INSERT INTO messages (channel_id, id, author_id, content, type, flags, details, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                         message.channel_id, message.id, message.author_id, message.content, static_cast<int>(message.type),
                         message.flags, to_column(message.details.get()), message.position);
}

db::Statement update(const Message& message) {
    return db::Statement("UPDATE messages SET content = $3, flags = $4, edited_at = $5, pinned_at = $6, details = $7 "
                         "WHERE channel_id = $1 AND id = $2",
                         message.channel_id, message.id, message.content, message.flags, message.edited_at, message.pinned_at,
                         to_column(message.details.get()))
        .or_refuse(Code::UnknownMessage);
}

db::Statement erase(ChannelId channel, MessageId id) {
    return db::Statement("DELETE FROM messages WHERE channel_id = $1 AND id = $2", channel, id).or_refuse(Code::UnknownMessage);
}

db::Statement find(ChannelId channel, const std::vector<MessageId>& ids) {
    return db::Statement("SELECT " PARLEY_MESSAGE_COLUMNS " FROM json_each($2) AS wanted "
                         "CROSS JOIN messages m WHERE m.channel_id = $1 AND m.id = CAST(wanted.value AS BIGINT)", channel, to_text(ids));
}

std::vector<db::Statement> erase_all(ChannelId channel, const std::vector<MessageId>& ids) {
    const std::string list = to_text(ids);
    std::vector<db::Statement> statements;
    statements.emplace_back("DELETE FROM reactions WHERE channel_id = $1 AND message_id IN "
                            "(SELECT CAST(value AS BIGINT) FROM json_each($2))", channel, list);
    statements.emplace_back("DELETE FROM attachments WHERE channel_id = $1 AND message_id IN "
                            "(SELECT CAST(value AS BIGINT) FROM json_each($2))", channel, list);
    statements.emplace_back("DELETE FROM messages WHERE channel_id = $1 AND id IN "
                            "(SELECT CAST(value AS BIGINT) FROM json_each($2))", channel, list);
    return statements;
}

db::Statement newest(ChannelId channel, MessageId before, int limit) {
    return db::Statement("SELECT " PARLEY_MESSAGE_COLUMNS " FROM messages m WHERE m.channel_id = $1 AND m.id < $2 "
                         "ORDER BY m.id DESC LIMIT $3", channel, before, limit);
}

db::Statement oldest_after(ChannelId channel, MessageId after, int limit) {
    return db::Statement("SELECT " PARLEY_MESSAGE_COLUMNS " FROM messages m WHERE m.channel_id = $1 AND m.id > $2 "
                         "ORDER BY m.id LIMIT $3", channel, after, limit);
}

// A CROSS JOIN keeps its order: a channel at a time, each from where the span begins. Planned freely, all messages are read.
db::Statement in_span(MessageId after, MessageId until, int limit) {
    return db::Statement("SELECT " PARLEY_MESSAGE_COLUMNS " FROM channels c "
                         "CROSS JOIN messages m WHERE m.channel_id = c.id AND m.id > $1 AND m.id <= $2 ORDER BY m.id LIMIT $3", after, until, limit);
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
    return db::Statement("SELECT " PARLEY_MESSAGE_COLUMNS " FROM message_nonces n "
                         "JOIN messages m ON m.channel_id = n.channel_id AND m.id = n.message_id "
                         "WHERE n.author_id = $1 AND n.channel_id = $2 AND n.nonce = $3", author, channel, nonce);
}

db::Statement erase_nonces_before(MessageId oldest) {
    return db::Statement("DELETE FROM message_nonces WHERE message_id < $1", oldest);
}

db::Statement read_mark(UserId user, ChannelId channel) {
    return db::Statement("SELECT last_read_id FROM read_states WHERE user_id = $1 AND channel_id = $2", user, channel);
}

db::Statement read_marks(UserId user) {
    return db::Statement("SELECT channel_id, last_read_id FROM read_states WHERE user_id = $1", user);
}

db::Statement move_read_mark(UserId user, ChannelId channel, MessageId id) {
    return db::Statement("INSERT INTO read_states (user_id, channel_id, last_read_id) VALUES ($1, $2, $3) "
                         "ON CONFLICT (user_id, channel_id) DO UPDATE SET last_read_id = excluded.last_read_id "
                         "WHERE excluded.last_read_id > read_states.last_read_id", user, channel, id);
}

db::Statement put_read_mark(UserId user, ChannelId channel, MessageId id) {
    return db::Statement("INSERT INTO read_states (user_id, channel_id, last_read_id) VALUES ($1, $2, $3) "
                         "ON CONFLICT (user_id, channel_id) DO UPDATE SET last_read_id = excluded.last_read_id", user, channel, id);
}

Message to_message(db::Row& row) {
    Message message{.id = row.id<MessageId>(0), .channel_id = row.id<ChannelId>(1), .author_id = row.id<UserId>(2),
                    .content = row.take_text(3), .type = static_cast<MessageType>(row.integer(4)),
                    .flags = static_cast<int>(row.integer(5)), .edited_at = row.maybe_time(6), .pinned_at = row.maybe_time(7)};
    if (!row.is_null(8)) message.details = to_details(row.text(8));
    message.position = row.maybe_integer(9);
    return message;
}

}  // namespace parley::store::messages
