// store/commands.h -- Application commands, and what guilds say about who may call them.
#pragma once
#include "db/statement.h"
#include "model/command.h"

#include <vector>

namespace parley::store::commands {

// Oldest first. A guild of 0: the global ones.
db::Statement by_scope(ApplicationId application, GuildId guild);
// Of all applications whose bots are in the guild: the global ones and its own.
db::Statement offered_in(GuildId guild);
// Refused with Busy when another one of that name was just made.
db::Statement insert(const Command& command);
// Refused with UnknownCommand.
db::Statement update(const Command& command);
db::Statement erase(CommandId id);
Command to_command(const db::Row& row);

db::Statement permissions_in(GuildId guild);  // of every application
db::Statement save_permissions(const CommandPermissions& permissions);
db::Statement erase_permissions(CommandId id);
CommandPermissions to_permissions(const db::Row& row);

}  // namespace parley::store::commands
