#include "store/threads.h"

#include "store/guild_channels.h"

namespace parley::store::threads {

std::vector<db::Statement> insert(const Channel& c) {
    const ThreadState& t = *c.thread;
    std::vector<db::Statement> statements;
    statements.push_back(db::Statement("INSERT INTO channels (id, type, guild_id, name, parent_id, rate_limit_seconds, flags, owner_id, extras) "
                                       "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                                       c.id, static_cast<int>(c.type), c.guild_id, c.name, c.parent_id, c.rate_limit.count(), c.flags, t.owner_id, c.extras)
                             .on_conflict(Code::ThreadExists));
    statements.emplace_back("INSERT INTO threads (channel_id, is_archived, is_locked, is_invitable, auto_archive_minutes, archive_changed_at, "
                            "message_count, total_message_sent, applied_tags) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                            c.id, t.is_archived, t.is_locked, t.is_invitable, t.auto_archive_minutes, t.archive_changed_at,
                            t.message_count, t.total_message_sent, t.applied_tags);
    return statements;
}

std::vector<db::Statement> update(const Channel& c) {
    const ThreadState& t = *c.thread;
    std::vector<db::Statement> statements{guild_channels::update(c)};
    statements.push_back(db::Statement("UPDATE threads SET is_archived = $2, is_locked = $3, is_invitable = $4, auto_archive_minutes = $5, "
                                       "archive_changed_at = $6, applied_tags = $7 WHERE channel_id = $1",
                                       c.id, t.is_archived, t.is_locked, t.is_invitable, t.auto_archive_minutes, t.archive_changed_at, t.applied_tags)
                             .or_refuse(Code::UnknownChannel));
    return statements;
}

db::Statement count_message(ChannelId thread) {
    return db::Statement("UPDATE threads SET message_count = message_count + 1, total_message_sent = total_message_sent + 1 "
                         "WHERE channel_id = $1", thread);
}

db::Statement uncount_messages(ChannelId thread, int count) {
    return db::Statement("UPDATE threads SET message_count = CASE WHEN message_count > $2 THEN message_count - $2 ELSE 0 END "
                         "WHERE channel_id = $1", thread, count);
}

// Somebody who left the guild and came back begins anew.
db::Statement add_member(const ThreadMember& m) {
    return db::Statement("INSERT INTO thread_members (channel_id, user_id, joined_at, flags) VALUES ($1, $2, $3, $4) "
                         "ON CONFLICT (channel_id, user_id) DO UPDATE SET joined_at = $3, flags = $4",
                         m.thread_id, m.user_id, m.joined_at, m.flags)
        .on_conflict(Code::UnknownChannel);
}

db::Statement update_member(const ThreadMember& m) {
    return db::Statement("UPDATE thread_members SET flags = $3 WHERE channel_id = $1 AND user_id = $2", m.thread_id, m.user_id, m.flags)
        .or_refuse(Code::UnknownMember);
}

db::Statement remove_member(ChannelId thread, UserId user) {
    return db::Statement("DELETE FROM thread_members WHERE channel_id = $1 AND user_id = $2", thread, user);
}

db::Statement erase_strays() {
    return db::Statement("DELETE FROM thread_members WHERE NOT EXISTS (SELECT 1 FROM channels c JOIN members m ON m.guild_id = c.guild_id "
                         "WHERE c.id = thread_members.channel_id AND m.user_id = thread_members.user_id "
                         "AND m.joined_at <= thread_members.joined_at)");
}

}  // namespace parley::store::threads
