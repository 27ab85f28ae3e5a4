#include "api/discord/gateway/dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/gateway/gateway_socket.h"
#include "api/discord/gateway/group_dispatches.h"
#include "api/discord/gateway/integration_dispatches.h"
#include "api/discord/gateway/interaction_dispatches.h"
#include "api/discord/gateway/message_dispatches.h"
#include "api/discord/gateway/moderation_dispatches.h"
#include "api/discord/gateway/presence_dispatches.h"
#include "api/discord/gateway/reaction_dispatches.h"
#include "api/discord/gateway/sight_dispatches.h"
#include "api/discord/gateway/thread_dispatches.h"
#include "api/discord/wire/channel.h"
#include "api/discord/wire/guild.h"
#include "api/discord/wire/guild_emoji.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/notifications.h"
#include "api/discord/wire/relationship.h"
#include "api/discord/wire/role.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

void end_session(Hub& hub, const SessionPtr& session) {
    if (session->socket) session->socket->close(Close::AuthenticationFailed);
    hub.end(session);
}

// ---- Guilds ----

void tell(Hub& hub, const GuildCreated& created) {
    for (const MemberPtr& member : created.members) {
        hub.for_each_of(member->user_id, [&](const SessionPtr& session) { hub.enter_guild(session, created.guild->id); });
    }
}

void tell(Hub& hub, const GuildUpdated& updated) {
    const GuildId id = updated.guild->id;
    to_guild(hub, id, "GUILD_UPDATE", Intent::Guilds, [&](JsonWriter& json) {
        wire::write_guild_fields(json, *updated.guild, hub.services().guilds.roles(id), hub.services().guilds.emojis(id));
    });
    SightChange(hub, id).tell_all();  // another owner
}

void tell_gone(Hub& hub, UserId user, GuildId guild) {
    hub.for_each_of(user, [&](const SessionPtr& session) { tell_left(hub, session, guild); });
}

void tell(Hub& hub, const GuildDeleted& deleted) {
    for (const UserId user : deleted.members) tell_gone(hub, user, deleted.guild_id);
}

void tell(Hub& hub, const RoleSaved& saved) {
    const char* name = saved.is_new ? "GUILD_ROLE_CREATE" : "GUILD_ROLE_UPDATE";
    to_guild(hub, saved.role->guild_id, name, Intent::Guilds, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", saved.role->guild_id);
        wire::write_role(json.key("role"), *saved.role);
    });
    if (!saved.is_new) SightChange(hub, saved.role->guild_id).tell_all();
}

void tell(Hub& hub, const RoleDeleted& deleted) {
    to_guild(hub, deleted.guild_id, "GUILD_ROLE_DELETE", Intent::Guilds, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", deleted.guild_id);
        wire::id_field(json, "role_id", deleted.role_id);
    });
    SightChange(hub, deleted.guild_id).tell_all();
}

void tell(Hub& hub, const EmojisChanged& changed) {
    to_guild(hub, changed.guild_id, "GUILD_EMOJIS_UPDATE", Intent::GuildExpressions, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", changed.guild_id);
        wire::write_guild_emojis(json.key("emojis"), changed.emojis);
    });
}

// ---- Channels ----

void tell(Hub& hub, const ChannelSaved& saved) {
    const Channel& channel = *saved.channel;
    if (channel.thread) return tell_thread(hub, saved);
    if (!channel.guild_id) return tell_group(hub, saved);
    SightChange change(hub, channel.guild_id, saved.is_new ? std::optional(channel.id) : std::nullopt);
    DispatchPtr update;
    hub.for_each_in(channel.guild_id, [&](const SessionPtr& session) {
        const bool had_it = sees(session->guilds.at(channel.guild_id), channel.id);
        change.tell(*session);
        if (!had_it || !sees(session->guilds.at(channel.guild_id), channel.id) || !session->wants(Intent::Guilds)) return;
        if (!update) {
            JsonWriter json;
            wire::write_channel(json, channel, hub.services().guilds.last_message(channel.id));
            update = make_dispatch("CHANNEL_UPDATE", json.text());
        }
        session->tell(update);
    });
}

void tell(Hub& hub, const ChannelDeleted& deleted) {
    const Channel& channel = *deleted.channel;
    if (channel.thread) return tell_thread(hub, deleted);
    if (!channel.guild_id) return;
    DispatchPtr gone;
    hub.for_each_in(channel.guild_id, [&](const SessionPtr& session) {
        SeenChannels& seen = session->guilds.at(channel.guild_id);
        if (!sees(seen, channel.id)) return;
        auto rest = std::make_shared<std::vector<ChannelId>>(*seen);
        std::erase(*rest, channel.id);
        seen = std::move(rest);
        if (!session->wants(Intent::Guilds)) return;
        if (!gone) {
            JsonWriter json;
            wire::write_channel(json, channel, channel.last_message_id);
            gone = make_dispatch("CHANNEL_DELETE", json.text());
        }
        session->tell(gone);
    });
}

void tell(Hub& hub, const WebhooksChanged& changed) {
    const ChannelPtr channel = hub.services().guilds.find_channel(changed.channel_id);
    if (!channel) return;
    to_channel(hub, *channel, "WEBHOOKS_UPDATE", Intent::GuildWebhooks, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", changed.guild_id);
        wire::id_field(json, "channel_id", changed.channel_id);
    });
}

// ---- Members ----

void write_whole_member(JsonWriter& json, const Member& member, const Profile& profile) {
    wire::id_field(json, "guild_id", member.guild_id);
    wire::write_user(json.key("user"), profile);
    wire::write_member_fields(json, member);
}

// Those who come are told of the guild, all others of them.
void tell(Hub& hub, const MemberAdded& added) {
    const Member& member = *added.member;
    to_guild(hub, member.guild_id, "GUILD_MEMBER_ADD", Intent::GuildMembers,
             [&](JsonWriter& json) { write_whole_member(json, member, *added.profile); },
             [&](const Session& session) { return session.user() != member.user_id; });
    if (added.application) tell_integration_came(hub, member.guild_id, *added.application, *added.profile);
    hub.for_each_of(member.user_id, [&](const SessionPtr& session) { hub.enter_guild(session, member.guild_id); });
}

// A bot hears of itself without the intent.
void tell_updated(Hub& hub, const Member& member, const Profile& profile) {
    Lazy dispatch("GUILD_MEMBER_UPDATE", [&](JsonWriter& json) { write_whole_member(json, member, profile); });
    hub.for_each_in(member.guild_id, [&](const SessionPtr& session) {
        if (session->wants(Intent::GuildMembers) || session->user() == member.user_id) session->tell(*dispatch);
    });
}

void tell(Hub& hub, const MemberUpdated& updated) {
    const Member& member = *updated.member;
    tell_updated(hub, member, *updated.profile);
    SightChange change(hub, member.guild_id);
    hub.for_each_of(member.user_id, [&](const SessionPtr& session) { change.tell(*session); });
}

void tell(Hub& hub, const MemberRemoved& removed) {
    tell_gone(hub, removed.profile->id, removed.guild_id);
    to_guild(hub, removed.guild_id, "GUILD_MEMBER_REMOVE", Intent::GuildMembers, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", removed.guild_id);
        wire::write_user(json.key("user"), *removed.profile);
    });
    if (removed.profile->is_bot) tell_integration_left(hub, removed.guild_id, *removed.profile);
}

// ---- People ----

// Their guilds hear of it as of a change of the member (Discord API v10, "Guild Member Update").
void tell_guilds(Hub& hub, const Profile& profile) {
    for (const GuildId guild : hub.services().guilds.guilds_of(profile.id)) {
        if (const MemberPtr member = hub.services().guilds.find_member(guild, profile.id)) tell_updated(hub, *member, profile);
    }
}

void tell(Hub& hub, const ProfileChanged& changed) {
    const auto profile = std::make_shared<const Profile>(changed.profile);
    hub.for_each_of(profile->id, [&](const SessionPtr& session) { session->profile = profile; });
    tell_guilds(hub, *profile);
    to_people(hub, {changed.profile.id}, "USER_UPDATE", {}, [&](JsonWriter& json) { wire::write_user_fields(json, changed.profile); });
}

void tell(Hub& hub, const RelationshipSaved& saved) {
    JsonWriter json;
    wire::write_relationship(json, saved.relationship, *saved.other);
    const DispatchPtr made = make_dispatch("RELATIONSHIP_ADD", json.text());
    hub.for_each_of(saved.user_id, [&](const SessionPtr& session) {
        if (!session->is_bot) session->tell(made);
    });
}

void tell(Hub& hub, const RelationshipEnded& ended) {
    Lazy dispatch("RELATIONSHIP_REMOVE", [&](JsonWriter& json) {
        wire::id_field(json, "id", ended.other).field("type", static_cast<int>(ended.was));
    });
    hub.for_each_of(ended.user_id, [&](const SessionPtr& session) {
        if (!session->is_bot) session->tell(*dispatch);
    });
}

void tell(Hub& hub, const NotificationsChanged& changed) {
    Lazy dispatch("USER_GUILD_SETTINGS_UPDATE", [&](JsonWriter& json) { wire::write_notifications_fields(json, changed.settings); });
    hub.for_each_of(changed.user_id, [&](const SessionPtr& session) { session->tell(*dispatch); });
}

void tell(Hub& hub, const OwnSettingsChanged& changed) {
    const DispatchPtr made = make_dispatch("USER_SETTINGS_UPDATE", changed.changed);
    hub.for_each_of(changed.user_id, [&](const SessionPtr& session) { session->tell(made); });
}

// ---- The ends of sessions ----

void tell(Hub& hub, const SessionEnded& ended) {
    hub.for_each_of(ended.user_id, [&](const SessionPtr& session) {
        if (session->login && session->login->session_id == ended.session_id) end_session(hub, session);
    });
}

void tell(Hub& hub, const OtherSessionsEnded& ended) {
    hub.for_each_of(ended.user_id, [&](const SessionPtr& session) {
        if (session->login && session->login->session_id != ended.kept) end_session(hub, session);
    });
}

void tell(Hub& hub, const ApplicationChanged& changed) {
    if (!changed.bot_id || !changed.is_token_new) return;
    hub.for_each_of(changed.bot_id, [&](const SessionPtr& session) { end_session(hub, session); });
}

void tell(Hub& hub, const StorageChanged&) { hub.check_logins(); }

template <class Other>
void tell(Hub&, const Other&) {}

}  // namespace

// Without `unavailable`: it is not coming back.
void tell_left(Hub& hub, const SessionPtr& session, GuildId guild) {
    JsonWriter json;
    json.object([&] { wire::id_field(json, "id", guild); });
    if (session->guilds.contains(guild) && session->wants(Intent::Guilds)) session->tell(make_dispatch("GUILD_DELETE", json.text()));
    hub.leave_guild(session, guild);
}

void dispatch(Hub& hub, const Event& event) {
    std::visit([&](const auto& what) { tell(hub, what); }, static_cast<const AnyEvent&>(event));
}

}  // namespace parley::api::discord::gateway
