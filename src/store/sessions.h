// store/sessions.h -- Logins that have not ended. A token is good while its row is here.
#pragma once
#include "db/statement.h"
#include "model/user.h"

namespace parley::store::sessions {

db::Statement insert(const Session& session);
// The session, then its user's disabled flag and username; no row once it ended.
db::Statement by_id(SessionId id);
// The hundred that were seen last.
db::Statement of_user(UserId user, Time now);
db::Statement touch(SessionId id, Time now);
// Refused with UnknownSession when it is not that user's.
db::Statement erase(SessionId id, UserId user);
db::Statement erase_others(UserId user, SessionId kept);
db::Statement erase_expired(Time now);

Session to_session(db::Row& row);

}  // namespace parley::store::sessions
