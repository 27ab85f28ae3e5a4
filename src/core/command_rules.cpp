#include "core/command_rules.h"

#include <algorithm>
#include <optional>

namespace parley::core {
namespace {

using Target = CommandPermission::Target;
using Said = std::vector<CommandPermission>;

// The command's own words take the place of its application's.
const Said* find_said(const Command& command, std::span<const CommandPermissions> in_guild) {
    const Said* said = nullptr;
    for (const CommandPermissions& one : in_guild) {
        if (one.application_id != command.application_id) continue;
        if (one.id == command.id.value) return &one.permissions;
        if (one.id == command.application_id.value) said = &one.permissions;
    }
    return said;
}

std::optional<bool> find(const Said& said, Target target, std::uint64_t id) {
    for (const CommandPermission& one : said) {
        if (one.target == target && one.id == id) return one.is_allowed;
    }
    return std::nullopt;
}

// A thread is judged by its channel; what was said of all channels counts where nothing was said of this one.
bool is_channel_open(const Said& said, const Channel& channel) {
    const std::uint64_t id = is_thread(channel.type) && channel.parent_id ? channel.parent_id->value : channel.id.value;
    const auto own = find(said, Target::Channel, id);
    return own ? *own : find(said, Target::Channel, channel.guild_id.value - 1).value_or(true);
}

// One role that is allowed is enough; @everyone's word counts last.
std::optional<bool> by_roles(const Said& said, const Member& member) {
    std::optional<bool> verdict;
    for (const RoleId role : member.roles) {
        const auto one = find(said, Target::Role, role.value);
        if (one) verdict = verdict.value_or(false) || *one;
    }
    return verdict ? verdict : find(said, Target::Role, member.guild_id.value);
}

bool by_default(const Command& command, Permissions permissions) {
    if (!command.default_member_permissions) return true;
    return command.default_member_permissions->bits != 0 && permissions.has_all(*command.default_member_permissions);
}

}  // namespace

bool may_call(const Command& command, const CommandCaller& caller, std::span<const CommandPermissions> in_guild) {
    if (caller.permissions.has(Permission::Administrator)) return true;
    if (!caller.permissions.has(Permission::UseApplicationCommands)) return false;
    const Said* said = find_said(command, in_guild);
    if (!said) return by_default(command, caller.permissions);
    if (caller.channel && !is_channel_open(*said, *caller.channel)) return false;
    const auto own = find(*said, Target::User, caller.member.user_id.value);
    const auto verdict = own ? own : by_roles(*said, caller.member);
    return verdict ? *verdict : by_default(command, caller.permissions);
}

bool is_offered(const Command& command, InteractionContext context) {
    if (command.guild_id) return context == InteractionContext::Guild;
    if (command.contexts) return (*command.contexts >> static_cast<int>(context) & 1) != 0;
    return context == InteractionContext::Guild || command.is_in_dms;
}

}  // namespace parley::core
