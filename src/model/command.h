// model/command.h -- What an application offers people to call: by a slash, or from the menu of a person or a message.
#pragma once
#include "model/id.h"
#include "model/permissions.h"

#include <optional>
#include <string>
#include <vector>

namespace parley {

using CommandId = Id<struct Command>;

enum class CommandType : int { ChatInput = 1, User = 2, Message = 3 };

// Where a command is called. Source: Discord API v10, "Interaction Context Types".
enum class InteractionContext : int { Guild = 0, BotDm = 1, PrivateChannel = 2 };

struct Command {
    CommandId id;
    ApplicationId application_id;
    GuildId guild_id;                        // 0: everywhere the application is
    CommandType type = CommandType::ChatInput;
    std::string name;
    std::uint64_t version = 0;               // a snowflake, drawn anew whenever something else here changes
    std::optional<Permissions> default_member_permissions;  // who may call it; nothing: everybody; no bits: administrators
    std::optional<int> contexts;             // 1 << InteractionContext; nothing: wherever is_in_dms leaves it
    bool is_in_dms = true;
    bool is_nsfw = false;
    std::string body = "{}";                 // JSON: description, options, localizations, integration_types; checked

    bool operator==(const Command&) const = default;
};

// What a guild's managers said about a command, or, by the application's own id, about all of its commands.
struct CommandPermission {
    enum class Target : int { Role = 1, User = 2, Channel = 3 };
    std::uint64_t id = 0;                    // the guild's own: @everyone; the guild's less one: all channels
    Target target = Target::Role;
    bool is_allowed = false;
    bool operator==(const CommandPermission&) const = default;
};

struct CommandPermissions {
    ApplicationId application_id;
    GuildId guild_id;
    std::uint64_t id = 0;                    // the command's, or the application's
    std::vector<CommandPermission> permissions;
};

}  // namespace parley
