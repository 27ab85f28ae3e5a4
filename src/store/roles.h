// store/roles.h -- The roles of guilds.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::roles {

db::Statement insert(const Role& role);
db::Statement update(const Role& role);  // refused with UnknownRole
db::Statement erase(RoleId id);          // from its members too

db::Statement all();
Role to_role(const db::Row& row);

}  // namespace parley::store::roles
