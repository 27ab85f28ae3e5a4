#include "store/mentions.h"

#include <string>

namespace parley::store::mentions {
namespace {

std::vector<std::uint64_t> targets_of(const Message& message, GuildId guild) {
    std::vector<std::uint64_t> targets;
    const MessageDetails& more = message.more();
    for (const UserId user : more.mentions) targets.push_back(user.value);
    for (const RoleId role : more.mention_roles) targets.push_back(role.value);
    if (more.mentions_everyone && guild) targets.push_back(guild.value);
    return targets;
}

std::string to_list(const std::vector<std::uint64_t>& targets) {
    std::string list = "[";
    for (const std::uint64_t target : targets) list.append(list.size() > 1 ? "," : "").append(std::to_string(target));
    return list + "]";
}

}  // namespace

std::vector<db::Statement> insert(const Message& message, GuildId guild) {
    std::vector<db::Statement> statements;
    for (const std::uint64_t target : targets_of(message, guild)) {
        statements.emplace_back("INSERT INTO mentions (target_id, channel_id, message_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                                target, message.channel_id, message.id);
    }
    return statements;
}

std::vector<db::Statement> erase(const Message& message, GuildId guild) {
    std::vector<db::Statement> statements;
    for (const std::uint64_t target : targets_of(message, guild)) {
        statements.emplace_back("DELETE FROM mentions WHERE target_id = $1 AND channel_id = $2 AND message_id = $3", target,
                                message.channel_id, message.id);
    }
    return statements;
}

db::Statement unread(UserId user, const std::vector<std::uint64_t>& targets) {
    return db::Statement("SELECT m.channel_id, COUNT(DISTINCT m.message_id) FROM json_each($2) AS called "
                         "CROSS JOIN mentions m "
                         "LEFT JOIN read_states s ON s.user_id = $1 AND s.channel_id = m.channel_id "
                         "WHERE m.target_id = CAST(called.value AS BIGINT) AND m.message_id > COALESCE(s.last_read_id, 0) GROUP BY m.channel_id", user, to_list(targets));
}

db::Statement unread_in(ChannelId channel, MessageId mark, const std::vector<std::uint64_t>& targets) {
    return db::Statement("SELECT COUNT(DISTINCT m.message_id) FROM json_each($3) AS called CROSS JOIN mentions m "
                         "WHERE m.target_id = CAST(called.value AS BIGINT) AND m.channel_id = $1 AND m.message_id > $2", channel, mark,
                         to_list(targets));
}

}  // namespace parley::store::mentions
