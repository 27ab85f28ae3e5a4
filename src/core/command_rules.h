// core/command_rules.h -- Who may call a command in a guild's channel. Pure; nobody is asked. Source: Discord API v10,
// "Application Command Permissions".
#pragma once
#include "model/channel.h"
#include "model/command.h"
#include "model/guild.h"

#include <span>

namespace parley::core {

// Somebody at a place. Without a channel only what holds in the whole guild is judged.
struct CommandCaller {
    const Member& member;
    Permissions permissions;  // in the channel, or in the guild
    const Channel* channel = nullptr;
};

// Administrators call everything. Others need UseApplicationCommands, and then what was said about the command decides: if
// nothing was said about it, what was said about its application; if nothing again, its default_member_permissions.
bool may_call(const Command& command, const CommandCaller& caller, std::span<const CommandPermissions> in_guild);

// Whether it is offered in guilds, or in direct channels with its bot, or with others.
bool is_offered(const Command& command, InteractionContext context);

}  // namespace parley::core
