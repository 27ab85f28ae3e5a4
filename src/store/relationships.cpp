#include "store/relationships.h"

namespace parley::store::relationships {

db::Statement all_blocks() {
    return db::Statement("SELECT user_id, other_id FROM relationships WHERE type = $1", static_cast<int>(Relationship::Type::Blocked));
}

db::Statement of_user(UserId user) {
    return db::Statement("SELECT other_id, type, since FROM relationships WHERE user_id = $1 ORDER BY since", user);
}

db::Statement between(UserId user, UserId other) {
    return db::Statement("SELECT other_id, type, since FROM relationships WHERE user_id = $1 AND other_id = $2", user, other);
}

db::Statement save(UserId user, const Relationship& relationship) {
    return db::Statement("INSERT INTO relationships (user_id, other_id, type, since) VALUES ($1, $2, $3, $4) "
                         "ON CONFLICT (user_id, other_id) DO UPDATE SET type = excluded.type, since = excluded.since",
                         user, relationship.other, static_cast<int>(relationship.type), relationship.since);
}

db::Statement erase(UserId user, UserId other) {
    return db::Statement("DELETE FROM relationships WHERE user_id = $1 AND other_id = $2", user, other);
}

Relationship to_relationship(const db::Row& row) {
    return {.other = row.id<UserId>(0), .type = static_cast<Relationship::Type>(row.integer(1)), .since = row.time(2)};
}

}  // namespace parley::store::relationships
