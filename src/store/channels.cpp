#include "store/channels.h"

namespace parley::store::channels {

std::vector<db::Statement> insert_direct(ChannelId fresh, const Pair& pair, Time now) {
    std::vector<db::Statement> statements;
    statements.emplace_back("INSERT INTO channels (id, type) SELECT $1, $2 WHERE NOT EXISTS "
                            "(SELECT 1 FROM direct_channels WHERE low_user_id = $3 AND high_user_id = $4)",
                            fresh, static_cast<int>(ChannelType::Dm), pair.low, pair.high);
    statements.emplace_back("INSERT INTO direct_channels (low_user_id, high_user_id, channel_id) "
                            "SELECT $1, $2, id FROM channels WHERE id = $3", pair.low, pair.high, fresh);
    const auto add_recipient = [&](UserId user, UserId other) {
        statements.emplace_back("INSERT INTO channel_recipients (user_id, channel_id, other_id, is_open, opened_at) "
                                "SELECT $1, id, $2, FALSE, $3 FROM channels WHERE id = $4", user, other, now, fresh);
    };
    add_recipient(pair.low, pair.high);
    if (pair.low != pair.high) add_recipient(pair.high, pair.low);
    return statements;
}

db::Statement direct_of(const Pair& pair) {
    return db::Statement("SELECT d.channel_id, NOT EXISTS (SELECT 1 FROM channel_recipients r "
                         "WHERE r.channel_id = d.channel_id AND NOT r.is_open) "
                         "FROM direct_channels d WHERE d.low_user_id = $1 AND d.high_user_id = $2", pair.low, pair.high);
}

db::Statement private_channel(ChannelId id) {
    return db::Statement("SELECT c.type, c.name, c.owner_id, c.extras, c.last_pin_at, "
                         "(SELECT MAX(m.id) FROM messages m WHERE m.channel_id = c.id), c.icon "
                         "FROM channels c WHERE c.id = $1 AND c.type IN (1, 3)", id);
}

db::Statement recipients_of(ChannelId id) {
    return db::Statement("SELECT user_id FROM channel_recipients WHERE channel_id = $1 "
                         "UNION ALL SELECT user_id FROM group_recipients WHERE channel_id = $1 ORDER BY 1", id);
}

db::Statement groups_of(UserId user) {
    return db::Statement("SELECT channel_id, (SELECT MAX(m.id) FROM messages m WHERE m.channel_id = r.channel_id) "
                         "FROM group_recipients r WHERE user_id = $1 ORDER BY channel_id", user);
}

db::Statement open_for_all(ChannelId id, Time now) {
    return db::Statement("UPDATE channel_recipients SET is_open = TRUE, opened_at = $1 WHERE channel_id = $2 AND NOT is_open",
                         now, id);
}

db::Statement open_for(ChannelId id, UserId user, Time now) {
    return db::Statement("UPDATE channel_recipients SET is_open = TRUE, opened_at = $1 "
                         "WHERE channel_id = $2 AND user_id = $3 AND NOT is_open", now, id, user);
}

db::Statement close_for(ChannelId id, UserId user) {
    return db::Statement("UPDATE channel_recipients SET is_open = FALSE WHERE channel_id = $1 AND user_id = $2", id, user);
}

db::Statement chats_of(UserId user, int most_unread) {
    return db::Statement(
        "SELECT u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, u.accent_color, r.channel_id, r.opened_at, "
        "m.id, m.author_id, m.content, s.last_read_id, (SELECT COUNT(*) FROM (SELECT 1 FROM messages n WHERE n.channel_id = r.channel_id "
        "AND n.id > COALESCE(s.last_read_id, 0) AND n.author_id <> $1 LIMIT $2) AS counted) "
        "FROM channel_recipients r JOIN users u ON u.id = r.other_id "
        "LEFT JOIN messages m ON m.channel_id = r.channel_id AND m.id = "
        "(SELECT MAX(l.id) FROM messages l WHERE l.channel_id = r.channel_id) "
        "LEFT JOIN read_states s ON s.user_id = r.user_id AND s.channel_id = r.channel_id "
        "WHERE r.user_id = $1 AND r.is_open "
        "ORDER BY (m.id IS NULL), m.id DESC, r.opened_at DESC, r.channel_id DESC",
        user, most_unread);
}

db::Statement partners_of(UserId user) {
    return db::Statement("SELECT other_id FROM channel_recipients WHERE user_id = $1 AND other_id <> $1", user);
}

db::Statement all_ids() { return db::Statement("SELECT id FROM channels ORDER BY id"); }

DirectChannel to_direct_channel(const db::Row& row) {
    return {.id = row.id<ChannelId>(0), .is_open_for_both = row.flag(1)};
}

Channel to_private_channel(ChannelId id, const db::Row& row, const db::Rows& recipients) {
    Channel channel{.id = id, .type = static_cast<ChannelType>(row.integer(0)), .name = row.text(1),
                    .last_message_id = row.maybe_id<MessageId>(5), .last_pin_at = row.maybe_time(4), .extras = row.text(3),
                    .owner_id = row.maybe_id<UserId>(2).value_or(UserId{}), .icon = row.maybe_text(6)};
    for (const db::Row& one : recipients) channel.recipients.push_back(one.id<UserId>(0));
    return channel;
}

}  // namespace parley::store::channels
