#include "store/commands.h"

#include <fmt/format.h>

#include <charconv>

namespace parley::store::commands {
namespace {

// "1:175928847299117063:1 …": target, id, allowed.
std::string to_text(const std::vector<CommandPermission>& permissions) {
    std::string text;
    for (const CommandPermission& one : permissions) {
        text += fmt::format("{}{}:{}:{}", text.empty() ? "" : " ", static_cast<int>(one.target), one.id, one.is_allowed ? 1 : 0);
    }
    return text;
}

std::vector<CommandPermission> from_text(const std::string& text) {
    std::vector<CommandPermission> permissions;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        int target = 0, is_allowed = 0;
        CommandPermission one;
        at = std::from_chars(at, end, target).ptr + 1;
        at = std::from_chars(at, end, one.id).ptr + 1;
        at = std::from_chars(at, end, is_allowed).ptr;
        if (at != end) ++at;
        one.target = static_cast<CommandPermission::Target>(target);
        one.is_allowed = is_allowed != 0;
        permissions.push_back(one);
    }
    return permissions;
}

std::optional<GuildId> scope(GuildId guild) { return guild ? std::optional(guild) : std::nullopt; }

std::optional<std::int64_t> bits(const std::optional<Permissions>& permissions) {
    return permissions ? std::optional(static_cast<std::int64_t>(permissions->bits)) : std::nullopt;
}

}  // namespace

#define COLUMNS "id, application_id, guild_id, type, name, version, default_member_permissions, contexts, is_in_dms, is_nsfw, body"

db::Statement by_scope(ApplicationId application, GuildId guild) {
    return db::Statement("SELECT " COLUMNS " FROM commands WHERE application_id = $1 AND COALESCE(guild_id, 0) = $2 ORDER BY id",
                         application, guild);
}

db::Statement offered_in(GuildId guild) {
    return db::Statement("SELECT " COLUMNS " FROM commands WHERE (guild_id IS NULL OR guild_id = $1) AND application_id IN "
                         "(SELECT a.id FROM applications a CROSS JOIN members m WHERE m.guild_id = $1 AND m.user_id = a.bot_id) ORDER BY id",
                         guild);
}

#undef COLUMNS

db::Statement insert(const Command& command) {
    return db::Statement("INSERT INTO commands (id, application_id, guild_id, type, name, version, default_member_permissions, "
                         "contexts, is_in_dms, is_nsfw, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                         command.id, command.application_id, scope(command.guild_id), static_cast<int>(command.type), command.name,
                         command.version, bits(command.default_member_permissions), command.contexts, command.is_in_dms,
                         command.is_nsfw, command.body)
        .on_conflict(Code::Busy);
}

db::Statement update(const Command& command) {
    return db::Statement("UPDATE commands SET name = $1, version = $2, default_member_permissions = $3, contexts = $4, is_in_dms = $5, "
                         "is_nsfw = $6, body = $7 WHERE id = $8",
                         command.name, command.version, bits(command.default_member_permissions), command.contexts,
                         command.is_in_dms, command.is_nsfw, command.body, command.id)
        .or_refuse(Code::UnknownCommand)
        .on_conflict(Code::Busy);
}

db::Statement erase(CommandId id) { return db::Statement("DELETE FROM commands WHERE id = $1", id); }

Command to_command(const db::Row& row) {
    Command command{.id = row.id<CommandId>(0), .application_id = row.id<ApplicationId>(1),
                    .guild_id = row.maybe_id<GuildId>(2).value_or(GuildId{}), .type = static_cast<CommandType>(row.integer(3)),
                    .name = row.text(4), .version = static_cast<std::uint64_t>(row.integer(5)), .default_member_permissions = {},
                    .contexts = row.maybe_integer(7), .is_in_dms = row.flag(8), .is_nsfw = row.flag(9), .body = row.text(10)};
    if (!row.is_null(6)) command.default_member_permissions = Permissions(static_cast<std::uint64_t>(row.integer(6)));
    return command;
}

db::Statement permissions_in(GuildId guild) {
    return db::Statement("SELECT application_id, guild_id, command_id, permissions FROM command_permissions WHERE guild_id = $1", guild);
}

db::Statement save_permissions(const CommandPermissions& permissions) {
    return db::Statement("INSERT INTO command_permissions (application_id, guild_id, command_id, permissions) VALUES ($1, $2, $3, $4) "
                         "ON CONFLICT (application_id, guild_id, command_id) DO UPDATE SET permissions = excluded.permissions",
                         permissions.application_id, permissions.guild_id, permissions.id, to_text(permissions.permissions));
}

db::Statement erase_permissions(CommandId id) {
    return db::Statement("DELETE FROM command_permissions WHERE command_id = $1", id);
}

CommandPermissions to_permissions(const db::Row& row) {
    return {.application_id = row.id<ApplicationId>(0), .guild_id = row.id<GuildId>(1),
            .id = static_cast<std::uint64_t>(row.integer(2)), .permissions = from_text(row.text(3))};
}

}  // namespace parley::store::commands
