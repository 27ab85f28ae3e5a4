#include "api/discord/gateway/moderation_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/audit_entry.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

bool may(Hub& hub, GuildId guild, const Session& session, Permission permission) {
    return hub.services().guilds.permissions(guild, session.user()).has(permission);
}

void tell_ban(Hub& hub, GuildId guild, const Profile& profile, const char* name) {
    to_guild(hub, guild, name, Intent::GuildModeration, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", guild);
        wire::write_user(json.key("user"), profile);
    }, [&](const Session& session) { return may(hub, guild, session, Permission::BanMembers) || may(hub, guild, session, Permission::ViewAuditLog); });
}

// Who may manage the channel hears of its invites.
MayHear manages(Hub& hub, ChannelId id) {
    return [&hub, channel = hub.services().guilds.find_channel(id)](const Session& session) {
        return channel && hub.services().guilds.permissions_in(*channel, session.user()).has(Permission::ManageChannels);
    };
}

}  // namespace

void tell(Hub& hub, const BanAdded& added) { tell_ban(hub, added.guild_id, *added.profile, "GUILD_BAN_ADD"); }
void tell(Hub& hub, const BanRemoved& removed) { tell_ban(hub, removed.guild_id, *removed.profile, "GUILD_BAN_REMOVE"); }

void tell(Hub& hub, const AuditLogged& logged) {
    const GuildId guild = logged.entry.guild_id;
    to_guild(hub, guild, "GUILD_AUDIT_LOG_ENTRY_CREATE", Intent::GuildModeration, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", guild);
        wire::write_audit_entry_fields(json, logged.entry);
    }, [&](const Session& session) { return may(hub, guild, session, Permission::ViewAuditLog); });
}

// ---- Invites ----

void tell(Hub& hub, const InviteCreated& created) {
    const Invite& invite = created.invite;
    to_guild(hub, invite.guild_id, "INVITE_CREATE", Intent::GuildInvites, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", invite.guild_id);
        wire::id_field(json, "channel_id", invite.channel_id);
        json.field("code", invite.code).field("type", 0).field("uses", invite.uses).field("max_uses", invite.max_uses);
        json.field("max_age", invite.max_age.count()).field("temporary", invite.is_temporary).field("created_at", iso_time(invite.created_at));
        json.field("expires_at", invite.max_age.count() > 0 ? std::optional(iso_time(invite.created_at + invite.max_age)) : std::nullopt);
        if (created.inviter) wire::write_user(json.key("inviter"), *created.inviter);
    }, manages(hub, invite.channel_id));
}

void tell(Hub& hub, const InviteDeleted& deleted) {
    to_guild(hub, deleted.guild_id, "INVITE_DELETE", Intent::GuildInvites, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", deleted.guild_id);
        wire::id_field(json, "channel_id", deleted.channel_id).field("code", deleted.code);
    }, manages(hub, deleted.channel_id));
}

}  // namespace parley::api::discord::gateway
