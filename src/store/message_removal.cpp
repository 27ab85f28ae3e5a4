#include "store/message_removal.h"

namespace parley::store::message_removal {
using db::Statement;

// Nonces are found by author and channel, which is how their key begins.
std::vector<Statement> of_guild(GuildId guild) {
    return {Statement("DELETE FROM message_nonces WHERE (author_id, channel_id) IN (SELECT DISTINCT author_id, channel_id FROM messages "
                      "WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1))", guild),
            Statement("DELETE FROM reactions WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1)", guild),
            Statement("DELETE FROM attachments WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1)", guild),
            Statement("DELETE FROM messages WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1)", guild)};
}

std::vector<Statement> of_channel(ChannelId channel) {
    return {Statement("DELETE FROM message_nonces WHERE (author_id, channel_id) IN (SELECT DISTINCT author_id, channel_id FROM messages "
                      "WHERE channel_id IN (SELECT id FROM channels WHERE id = $1 OR (parent_id = $1 AND type IN (10, 11, 12))))", channel),
            Statement("DELETE FROM reactions WHERE channel_id IN "
                      "(SELECT id FROM channels WHERE id = $1 OR (parent_id = $1 AND type IN (10, 11, 12)))", channel),
            Statement("DELETE FROM attachments WHERE channel_id IN "
                      "(SELECT id FROM channels WHERE id = $1 OR (parent_id = $1 AND type IN (10, 11, 12)))", channel),
            Statement("DELETE FROM messages WHERE channel_id IN "
                      "(SELECT id FROM channels WHERE id = $1 OR (parent_id = $1 AND type IN (10, 11, 12)))", channel)};
}

Statement written_by(GuildId guild, UserId author, MessageId after) {
    return Statement("SELECT channel_id, id, type FROM messages WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1) "
                     "AND id > $2 AND author_id = $3 ORDER BY channel_id, id", guild, after, author);
}

std::vector<Statement> of_author(GuildId guild, UserId author, MessageId after) {
    return {Statement("DELETE FROM message_nonces WHERE author_id = $3 AND message_id > $2 "
                      "AND channel_id IN (SELECT id FROM channels WHERE guild_id = $1)", guild, after, author),
            Statement("DELETE FROM reactions WHERE (channel_id, message_id) IN (SELECT channel_id, id FROM messages "
                      "WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1) AND id > $2 AND author_id = $3)", guild, after, author),
            Statement("DELETE FROM attachments WHERE (channel_id, message_id) IN (SELECT channel_id, id FROM messages "
                      "WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1) AND id > $2 AND author_id = $3)", guild, after, author),
            Statement("DELETE FROM messages WHERE channel_id IN (SELECT id FROM channels WHERE guild_id = $1) "
                      "AND id > $2 AND author_id = $3", guild, after, author)};
}

}  // namespace parley::store::message_removal
