#include "store/groups.h"

namespace parley::store::groups {

std::vector<db::Statement> insert(const Channel& c) {
    std::vector<db::Statement> statements;
    statements.emplace_back("INSERT INTO channels (id, type, name, owner_id) VALUES ($1, $2, $3, $4)", c.id, static_cast<int>(c.type), c.name, c.owner_id);
    for (const UserId user : c.recipients) statements.push_back(add(c.id, user));
    return statements;
}

db::Statement update(const Channel& c) {
    return db::Statement("UPDATE channels SET name = $2, owner_id = $3, icon = $4 WHERE id = $1", c.id, c.name, c.owner_id, c.icon).or_refuse(Code::UnknownChannel);
}

db::Statement add(ChannelId group, UserId user) {
    return db::Statement("INSERT INTO group_recipients (channel_id, user_id) VALUES ($1, $2)", group, user).on_conflict(Code::UnknownChannel);
}

db::Statement remove(ChannelId group, UserId user) {
    return db::Statement("DELETE FROM group_recipients WHERE channel_id = $1 AND user_id = $2", group, user).or_refuse(Code::UnknownUser);
}

std::vector<db::Statement> erase(ChannelId group) {
    std::vector<db::Statement> statements;
    statements.emplace_back("DELETE FROM reactions WHERE channel_id = $1", group);
    statements.emplace_back("DELETE FROM attachments WHERE channel_id = $1", group);
    // Found by author and channel, which is how their key begins.
    statements.emplace_back("DELETE FROM message_nonces WHERE (author_id, channel_id) IN (SELECT DISTINCT author_id, channel_id FROM messages "
                            "WHERE channel_id = $1)", group);
    statements.emplace_back("DELETE FROM messages WHERE channel_id = $1", group);
    statements.push_back(db::Statement("DELETE FROM channels WHERE id = $1", group).or_refuse(Code::UnknownChannel));
    return statements;
}

}  // namespace parley::store::groups
