#include "store/sessions.h"

namespace parley::store::sessions {

db::Statement insert(const Session& session) {
    return db::Statement("INSERT INTO sessions (id, user_id, created_at, last_seen, expires_at, agent, address) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                         session.id, session.user_id, session.created_at, session.last_seen, session.expires_at,
                         session.agent, session.address);
}

db::Statement by_id(SessionId id) {
    return db::Statement("SELECT s.id, s.user_id, s.created_at, s.last_seen, s.expires_at, s.agent, s.address, "
                         "u.is_disabled, u.username FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1", id);
}

db::Statement of_user(UserId user, Time now) {
    return db::Statement("SELECT id, user_id, created_at, last_seen, expires_at, agent, address FROM sessions "
                         "WHERE user_id = $1 AND expires_at > $2 ORDER BY last_seen DESC, id DESC LIMIT 100", user, now);
}


db::Statement touch(SessionId id, Time now) {
    return db::Statement("UPDATE sessions SET last_seen = $1 WHERE id = $2", now, id);
}

db::Statement erase(SessionId id, UserId user) {
    return db::Statement("DELETE FROM sessions WHERE id = $1 AND user_id = $2", id, user).or_refuse(Code::UnknownSession);
}

db::Statement erase_others(UserId user, SessionId kept) {
    return db::Statement("DELETE FROM sessions WHERE user_id = $1 AND id <> $2", user, kept);
}

db::Statement erase_expired(Time now) { return db::Statement("DELETE FROM sessions WHERE expires_at <= $1", now); }

Session to_session(db::Row& row) {
    return {.id = row.id<SessionId>(0), .user_id = row.id<UserId>(1), .created_at = row.time(2), .last_seen = row.time(3),
            .expires_at = row.time(4), .agent = row.take_text(5), .address = row.take_text(6)};
}

}  // namespace parley::store::sessions
