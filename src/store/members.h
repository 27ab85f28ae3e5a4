// store/members.h -- Who is in which guild, and with which roles.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::members {

db::Statement all();
// Without their roles.
Member to_member(const db::Row& row);

// Guild, user and role of each.
db::Statement all_roles();

}  // namespace parley::store::members
