// store/users.h -- The table of accounts.
#pragma once
#include "db/statement.h"
#include "model/user.h"

#include <string_view>

namespace parley::store::users {

// Refused with UserExists when a name that differs at most in case is there. Checked where it is written, so two
// sign-ups at once cannot both have it.
db::Statement insert_new(const User& user);
// Imported names only have to differ exactly.
db::Statement insert_imported(const User& user);

db::Statement by_username(std::string_view exact);
// Every user whose name differs at most in case, two at most: one means that it is clear who is meant.
db::Statement by_folded_username(std::string_view name);
db::Statement by_id(UserId id);
db::Statement by_ids(const std::vector<UserId>& ids);  // those who exist, in no order
db::Statement all();

db::Statement set_global_name(UserId id, const std::optional<std::string>& name);
db::Statement set_avatar(UserId id, const std::optional<std::string>& avatar);
// Refused with UserExists when somebody else has it, or one that differs in case.
db::Statement set_username(UserId id, std::string_view username);
db::Statement set_banner(UserId id, const std::optional<std::string>& banner, std::optional<int> accent_color);
db::Statement set_bio(UserId id, std::string_view bio);
db::Statement set_settings(UserId id, std::string_view json);
// E-mail, bio and settings.
db::Statement own(UserId id);
db::Statement set_password(UserId id, std::string_view hash);
// Only if the hash is still `old_hash`: a login must not undo a change of password made meanwhile.
db::Statement upgrade_password(UserId id, std::string_view old_hash, std::string_view hash);
db::Statement set_disabled(UserId id, bool is_disabled);

// From a row of any of the selects.
User to_user(db::Row& row);
// From four columns that begin at `first`: id, username, global_name, avatar.
Profile to_profile(const db::Row& row, std::size_t first);

}  // namespace parley::store::users
