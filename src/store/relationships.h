// store/relationships.h -- Friends, requests and blocks: a row for each side that knows of it.
#pragma once
#include "db/statement.h"
#include "model/relationship.h"

namespace parley::store::relationships {

db::Statement all_blocks();  // who, whom
db::Statement of_user(UserId user);
db::Statement between(UserId user, UserId other);
db::Statement save(UserId user, const Relationship& relationship);
db::Statement erase(UserId user, UserId other);

Relationship to_relationship(const db::Row& row);

}  // namespace parley::store::relationships
