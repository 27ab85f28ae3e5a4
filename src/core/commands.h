// core/commands.h -- Application commands: kept by name and type within their scope, which is a guild or everywhere.
#pragma once
#include "base/task.h"
#include "core/actor.h"
#include "core/turns.h"
#include "model/command.h"
#include "model/refusal.h"
#include "store/store.h"

#include <utility>
#include <vector>

namespace parley::core {

// Of one application in one scope. Source: Discord API v10, "Registering a Command".
inline constexpr std::size_t kMostChatCommands = 100, kMostMenuCommands = 15;
inline constexpr std::size_t kMostCommandPermissions = 100;

class Commands {
public:
    Commands(store::Store& store, Turns& turns) : store_(store), turns_(turns) {}

    // Oldest first; a guild of 0 is the global scope.
    Task<std::vector<Command>> list(ApplicationId application, GuildId guild);
    // Refused with UnknownCommand.
    Task<Command> require(ApplicationId application, GuildId guild, CommandId id);
    // The global ones and that guild's, of every application whose bot is in the guild.
    Task<std::vector<Command>> offered_in(GuildId guild);

    struct Saved {
        Command command;
        bool is_new = false;
    };
    // Takes the place of the one with its name and type, whose id stays. Refused with TooManyCommands.
    Task<Saved> save(Command draft);
    // Refused when another one has the name.
    Task<Command> update(Command changed);
    Task<> erase(ApplicationId application, GuildId guild, CommandId id);
    // The drafts, told apart by name and type, become all that there are in the scope.
    Task<std::vector<Command>> replace_all(ApplicationId application, GuildId guild, std::vector<Command> drafts);

    // All that the guild's managers said, about every application.
    Task<std::vector<CommandPermissions>> permissions_in(GuildId guild);
    Task<> set_permissions(Actor actor, CommandPermissions permissions);

private:
    store::Store& store_;
    Turns& turns_;
};

}  // namespace parley::core
