#include "core/guilds.h"

#include "core/audit_log.h"
#include "core/removals.h"
#include "store/guilds.h"
#include "store/message_removal.h"
#include "store/webhooks.h"

namespace parley::core {

// In the owner's turn, so that two at once count each other.
Task<GuildPtr> Guilds::create(UserId owner, GuildDraft draft) {
    require_sound(draft);
    const auto turn = co_await turns_.take(owner.value);
    if (cache_.guilds_of(owner).size() >= kMostGuilds) throw Refusal(Code::TooManyGuilds);
    co_return co_await store_.write([&](store::Unit& unit) {
        GuildCreated created = found_guild(unit, owner, std::move(draft), clock_.now());
        GuildPtr guild = created.guild;
        unit.tell(std::move(created));
        return guild;
    });
}

Task<> Guilds::erase(GuildId guild, UserId actor) {
    const auto turn = co_await turns_.take(guild.value);
    if (cache_.require_guild(guild, actor)->owner_id != actor) throw Refusal(Code::MissingAccess);
    GuildDeleted deleted{.guild_id = guild, .members = {}};
    for (const MemberPtr& member : cache_.members(guild)) deleted.members.push_back(member->user_id);
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::message_removal::of_guild(guild));
        unit.add(store::guilds::erase(guild));
        unit.tell(std::move(deleted));
    });
}

Task<> Guilds::remove(GuildId guild, UserId user, Leaving leaving, const Actor& actor) {
    const ProfilePtr profile = co_await directory_.find(user);
    if (!profile) throw Refusal(Code::UnknownUser);
    co_await store_.write([&](store::Unit& unit) {
        remove_member(unit, cache_, guild, profile);
        if (leaving == Leaving::Kicked) AuditDraft(guild, AuditAction::MemberKick, user.value).log(unit, actor);
    });
}

Task<> Guilds::leave(GuildId guild, UserId user) {
    const auto turn = co_await turns_.take(guild.value);
    if (cache_.require_guild(guild, user)->owner_id == user) throw Refusal(Code::OnlyOwner);
    co_await remove(guild, user, Leaving::Freely, user);
}

Task<> Guilds::kick(GuildId guild, Actor actor, UserId target) {
    const auto turn = co_await turns_.take(guild.value);
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::KickMembers);
    cache_.require_member(guild, target);
    cache_.require_above(guild, actor, target);
    co_await remove(guild, target, Leaving::Kicked, actor);
}

Task<std::vector<Webhook>> Guilds::disconnect(GuildId guild, Actor actor, Application application) {
    const auto turn = co_await turns_.take(guild.value);
    cache_.require_guild(guild, actor);
    cache_.require(guild, actor, Permission::ManageGuild);
    const UserId bot = application.bot_id.value_or(UserId{});
    const ProfilePtr profile = co_await directory_.find(bot);
    if (!profile || !cache_.find_member(guild, bot)) throw Refusal(Code::UnknownIntegration);
    cache_.require_above(guild, actor, bot);
    std::vector<Webhook> webhooks;
    for (const db::Row& row : co_await store_.read(store::webhooks::of_application(guild, application.id))) webhooks.push_back(store::webhooks::to_webhook(row));
    co_await store_.write([&](store::Unit& unit) {
        for (const Webhook& one : webhooks) {
            unit.add(store::webhooks::erase(one.id));
            unit.tell(WebhooksChanged{.guild_id = guild, .channel_id = one.channel_id});
        }
        remove_member(unit, cache_, guild, profile);
        AuditDraft(guild, AuditAction::IntegrationDelete, application.id.value).log(unit, actor);
    });
    co_return webhooks;
}

}  // namespace parley::core
