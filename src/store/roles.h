// store/roles.h -- The roles of guilds.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::roles {

db::Statement all();
Role to_role(const db::Row& row);

}  // namespace parley::store::roles
