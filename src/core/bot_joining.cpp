#include "core/bot_joining.h"

#include "core/audit_changes.h"
#include "core/join_notice.h"
#include "core/roles.h"
#include "store/members.h"
#include "store/roles.h"

namespace parley::core {

// It lands above @everyone; what stood there moves up (Discord API v10, "Create Guild Role").
Role BotJoining::role_of(const Application& application, GuildId guild, Permissions permissions) const {
    return {.id = {}, .guild_id = guild, .name = application.name, .permissions = permissions, .position = 1, .is_managed = true,
            .bot_id = application.bot_id};
}

Task<> BotJoining::join(Actor actor, Application application, GuildId guild, Permissions permissions) {
    const auto turn = co_await turns_.take(guild.value);
    guilds_.require_guild(guild, actor);
    guilds_.require(guild, actor, Permission::ManageGuild);
    const bool is_theirs = application.owner_id == actor.id;
    if (!application.bot_id || (!application.is_bot_public && !is_theirs)) throw Refusal(Code::BotNotInGuild);
    if (!guilds_.permissions(guild, actor).has_all(permissions)) throw Refusal(Code::MissingPermissions);
    const ProfilePtr bot = co_await directory_.find(*application.bot_id);
    if (!bot) throw Refusal(Code::BotNotInGuild);
    if (guilds_.find_member(guild, bot->id)) co_return;
    Role role = role_of(application, guild, permissions);
    const bool has_role = permissions != Permissions{};
    co_await store_.write([&](store::Unit& unit) {
        Member member{.guild_id = guild, .user_id = bot->id, .roles = {}, .joined_at = clock_.now()};
        unit.add(store::members::insert(member));
        if (has_role) {
            Roles::push_up(unit, guilds_.roles(guild));
            role.id = unit.next_id<RoleId>();
            member.roles.push_back(role.id);
            unit.add(store::roles::insert(role));
            unit.add(store::members::add_role(member, role.id));
            unit.tell(RoleSaved{.role = std::make_shared<const Role>(role), .is_new = true});
        }
        AuditDraft(guild, AuditAction::BotAdd, bot->id.value).log(unit, actor);
        unit.tell(MemberAdded{.member = std::make_shared<const Member>(member), .profile = bot,
                              .application = std::make_shared<const Application>(application)});
        add_join_notice(unit, guilds_, member, bot);
    });
}

}  // namespace parley::core
