// store/members.h -- Who is in which guild, and with which roles.
#pragma once
#include "db/statement.h"
#include "model/guild.h"

namespace parley::store::members {

// Refused with Banned when they are.
db::Statement insert(const Member& member);
db::Statement update(const Member& member);  // without its roles; refused with UnknownMember
db::Statement erase(GuildId guild, UserId user);  // refused with UnknownMember
db::Statement add_role(const Member& member, RoleId role);  // refused with UnknownRole when either is gone
db::Statement remove_role(const Member& member, RoleId role);

// Profiles, by id, above `after`.
db::Statement profiles(GuildId guild, UserId after, int limit);
// The ids of those whose user name, display name or nick in the guild begins with that, in order, of the whole server. With
// fewer than `most` rows it is all of them.
db::Statement named(GuildId guild, std::string_view beginning, int most);
// Profiles of the members of whom that is true, by id. Reads the guild's members until it has found as many.
db::Statement profiles_like(GuildId guild, std::string_view beginning, int limit);
// Those who joined before and did not sign in since: people, no bots.
db::Statement inactive(GuildId guild, Time since);

db::Statement all();
// Without their roles.
Member to_member(const db::Row& row);

// Guild, user and role of each.
db::Statement all_roles();

}  // namespace parley::store::members
