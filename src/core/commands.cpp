#include "core/commands.h"

#include "core/audit_changes.h"
#include "store/commands.h"

#include <algorithm>

namespace parley::core {
namespace {

bool have_one_name(const Command& a, const Command& b) { return a.type == b.type && a.name == b.name; }

const Command* find_named(const std::vector<Command>& commands, const Command& draft) {
    const auto at = std::ranges::find_if(commands, [&](const Command& one) { return have_one_name(one, draft); });
    return at == commands.end() ? nullptr : &*at;
}

void require_room(const std::vector<Command>& commands) {
    std::size_t counts[4] = {};
    for (const Command& one : commands) ++counts[static_cast<int>(one.type)];
    const bool is_full = counts[static_cast<int>(CommandType::ChatInput)] > kMostChatCommands ||
                         counts[static_cast<int>(CommandType::User)] > kMostMenuCommands ||
                         counts[static_cast<int>(CommandType::Message)] > kMostMenuCommands;
    if (is_full) throw Refusal(Code::TooManyCommands);
}

// A command that says what it said before keeps its version, as Discord's does.
void write(store::Unit& unit, Command& draft, const Command* old) {
    if (!old) {
        draft.id = unit.next_id<CommandId>();
        draft.version = unit.next_id<CommandId>().value;
        unit.add(store::commands::insert(draft));
        return;
    }
    draft.id = old->id;
    draft.version = old->version;
    if (draft == *old) return;
    draft.version = unit.next_id<CommandId>().value;
    unit.add(store::commands::update(draft));
}

void erase_in(store::Unit& unit, CommandId id) {
    unit.add(store::commands::erase(id));
    unit.add(store::commands::erase_permissions(id));
}

std::vector<Command> to_commands(const db::Rows& rows) {
    std::vector<Command> commands;
    for (const db::Row& row : rows) commands.push_back(store::commands::to_command(row));
    return commands;
}

}  // namespace

Task<std::vector<Command>> Commands::list(ApplicationId application, GuildId guild) {
    co_return to_commands(co_await store_.read(store::commands::by_scope(application, guild)));
}

Task<std::vector<Command>> Commands::offered_in(GuildId guild) {
    co_return to_commands(co_await store_.read(store::commands::offered_in(guild)));
}

Task<Command> Commands::require(ApplicationId application, GuildId guild, CommandId id) {
    for (Command& one : co_await list(application, guild)) {
        if (one.id == id) co_return std::move(one);
    }
    throw Refusal(Code::UnknownCommand);
}

Task<Commands::Saved> Commands::save(Command draft) {
    std::vector<Command> commands = co_await list(draft.application_id, draft.guild_id);
    const Command* old = find_named(commands, draft);
    const bool is_new = old == nullptr;
    if (is_new) {
        commands.push_back(draft);
        require_room(commands);
    }
    co_await store_.write([&](store::Unit& unit) { write(unit, draft, old); });
    co_return Saved{std::move(draft), is_new};
}

Task<Command> Commands::update(Command changed) {
    const std::vector<Command> commands = co_await list(changed.application_id, changed.guild_id);
    const Command* old = nullptr;
    for (const Command& one : commands) {
        if (one.id == changed.id) old = &one;
        else if (have_one_name(one, changed)) {
            throw Refusal(std::vector<FieldError>{{{"name"}, "Application command names must be unique", "APPLICATION_COMMANDS_DUPLICATE_NAME"}});
        }
    }
    if (!old) throw Refusal(Code::UnknownCommand);
    co_await store_.write([&](store::Unit& unit) { write(unit, changed, old); });
    co_return changed;
}

Task<> Commands::erase(ApplicationId application, GuildId guild, CommandId id) {
    co_await require(application, guild, id);
    co_await store_.write([&](store::Unit& unit) { erase_in(unit, id); });
}

Task<std::vector<Command>> Commands::replace_all(ApplicationId application, GuildId guild, std::vector<Command> drafts) {
    require_room(drafts);
    const std::vector<Command> commands = co_await list(application, guild);
    co_await store_.write([&](store::Unit& unit) {
        for (const Command& old : commands) {
            if (!find_named(drafts, old)) erase_in(unit, old.id);
        }
        for (Command& draft : drafts) write(unit, draft, find_named(commands, draft));
    });
    co_return drafts;
}

Task<std::vector<CommandPermissions>> Commands::permissions_in(GuildId guild) {
    std::vector<CommandPermissions> found;
    for (const db::Row& row : co_await store_.read(store::commands::permissions_in(guild))) {
        found.push_back(store::commands::to_permissions(row));
    }
    co_return found;
}

Task<> Commands::set_permissions(Actor actor, CommandPermissions permissions) {
    const auto turn = co_await turns_.take(permissions.guild_id.value);
    CommandPermissions before{.application_id = permissions.application_id, .guild_id = permissions.guild_id, .id = permissions.id};
    for (CommandPermissions& one : co_await permissions_in(permissions.guild_id)) {
        if (one.application_id == before.application_id && one.id == before.id) before.permissions = std::move(one.permissions);
    }
    const AuditDraft entry = permissions_entry(before, permissions);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::commands::save_permissions(permissions));
        if (entry.has_changes()) entry.log(unit, actor);
        unit.tell(CommandPermissionsChanged{permissions});
    });
}

}  // namespace parley::core
