#include "store/users.h"

#include "store/id_list.h"

#include "base/text.h"

namespace parley::store::users {

db::Statement insert_new(const User& user) {
    return db::Statement(
               "INSERT INTO users (id, username, username_folded, email, password_hash, global_name, avatar, is_bot) "
               "SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS (SELECT 1 FROM users WHERE username_folded = $3)",
               user.profile.id, user.profile.username, folded(user.profile.username), user.email, user.password_hash,
               user.profile.global_name, user.profile.avatar, user.profile.is_bot)
        .or_refuse(Code::UserExists);
}

db::Statement insert_imported(const User& user) {
    return db::Statement("INSERT INTO users (id, username, username_folded, email, password_hash, global_name, avatar) "
                         "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                         user.profile.id, user.profile.username, folded(user.profile.username), user.email,
                         user.password_hash, user.profile.global_name, user.profile.avatar)
        .on_conflict(Code::UserExists);
}

db::Statement by_username(std::string_view exact) {
    return db::Statement("SELECT id, username, global_name, avatar, is_bot, banner, accent_color, email, password_hash, is_disabled FROM users "
                         "WHERE username = $1", exact);
}

db::Statement by_folded_username(std::string_view name) {
    return db::Statement("SELECT id, username, global_name, avatar, is_bot, banner, accent_color, email, password_hash, is_disabled FROM users "
                         "WHERE username_folded = $1 LIMIT 2", folded(name));
}

db::Statement by_id(UserId id) {
    return db::Statement("SELECT id, username, global_name, avatar, is_bot, banner, accent_color, email, password_hash, is_disabled FROM users "
                         "WHERE id = $1", id);
}

db::Statement by_ids(const std::vector<UserId>& ids) {
    return db::Statement("SELECT u.id, u.username, u.global_name, u.avatar, u.is_bot, u.banner, u.accent_color, u.email, u.password_hash, u.is_disabled "
                         "FROM json_each($1) AS wanted CROSS JOIN users u WHERE u.id = CAST(wanted.value AS BIGINT)", to_text(ids));
}

db::Statement all() {
    return db::Statement("SELECT id, username, global_name, avatar, is_bot, banner, accent_color, email, password_hash, is_disabled FROM users "
                         "ORDER BY id");
}

db::Statement set_global_name(UserId id, const std::optional<std::string>& name) {
    return db::Statement("UPDATE users SET global_name = $1 WHERE id = $2", name, id).or_refuse(Code::UnknownUser);
}

db::Statement set_avatar(UserId id, const std::optional<std::string>& avatar) {
    return db::Statement("UPDATE users SET avatar = $1 WHERE id = $2", avatar, id).or_refuse(Code::UnknownUser);
}

db::Statement set_username(UserId id, std::string_view username) {
    return db::Statement("UPDATE users SET username = $1, username_folded = $2 WHERE id = $3 AND NOT EXISTS "
                         "(SELECT 1 FROM users WHERE username_folded = $2 AND id <> $3)", username, folded(username), id)
        .or_refuse(Code::UserExists);
}

db::Statement set_banner(UserId id, const std::optional<std::string>& banner, std::optional<int> accent_color) {
    return db::Statement("UPDATE users SET banner = $1, accent_color = $2 WHERE id = $3", banner, accent_color, id);
}

db::Statement set_bio(UserId id, std::string_view bio) { return db::Statement("UPDATE users SET bio = $1 WHERE id = $2", bio, id); }

db::Statement set_settings(UserId id, std::string_view json) {
    return db::Statement("UPDATE users SET settings = $1 WHERE id = $2", json, id);
}

db::Statement own(UserId id) { return db::Statement("SELECT email, bio, settings FROM users WHERE id = $1", id); }

db::Statement set_password(UserId id, std::string_view hash) {
    return db::Statement("UPDATE users SET password_hash = $1 WHERE id = $2", hash, id).or_refuse(Code::UnknownUser);
}

db::Statement upgrade_password(UserId id, std::string_view old_hash, std::string_view hash) {
    return db::Statement("UPDATE users SET password_hash = $1 WHERE id = $2 AND password_hash = $3", hash, id, old_hash);
}

db::Statement set_disabled(UserId id, bool is_disabled) {
    return db::Statement("UPDATE users SET is_disabled = $1 WHERE id = $2", is_disabled, id).or_refuse(Code::UnknownUser);
}

Profile to_profile(const db::Row& row, std::size_t first) {
    return {.id = row.id<UserId>(first), .username = row.text(first + 1), .global_name = row.maybe_text(first + 2),
            .avatar = row.maybe_text(first + 3), .is_bot = row.flag(first + 4), .banner = row.maybe_text(first + 5),
            .accent_color = row.maybe_integer(first + 6)};
}

User to_user(db::Row& row) {
    return {.profile = to_profile(row, 0), .email = row.take_text(7), .password_hash = row.take_text(8),
            .is_disabled = row.flag(9)};
}

}  // namespace parley::store::users
