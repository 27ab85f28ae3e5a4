#include "api/discord/gateway/dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/gateway/gateway_socket.h"
#include "api/discord/gateway/group_dispatches.h"
#include "api/discord/gateway/interaction_dispatches.h"
#include "api/discord/gateway/message_dispatches.h"
#include "api/discord/gateway/moderation_dispatches.h"
#include "api/discord/gateway/reaction_dispatches.h"
#include "api/discord/gateway/ready.h"
#include "api/discord/gateway/thread_dispatches.h"
#include "api/discord/wire/channel.h"
#include "api/discord/wire/guild.h"
#include "api/discord/wire/guild_emoji.h"
#include "api/discord/wire/member.h"
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
}

// Without `unavailable`: the guild is gone, or they are no longer in it.
void tell_gone(Hub& hub, UserId user, GuildId guild) {
    Lazy dispatch("GUILD_DELETE", [&](JsonWriter& json) { wire::id_field(json, "id", guild); });
    hub.for_each_of(user, [&](const SessionPtr& session) {
        if (session->guilds.contains(guild) && session->wants(Intent::Guilds)) session->tell(*dispatch);
        hub.leave_guild(session, guild);
    });
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
}

void tell(Hub& hub, const RoleDeleted& deleted) {
    to_guild(hub, deleted.guild_id, "GUILD_ROLE_DELETE", Intent::Guilds, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", deleted.guild_id);
        wire::id_field(json, "role_id", deleted.role_id);
    });
}

void tell(Hub& hub, const EmojisChanged& changed) {
    to_guild(hub, changed.guild_id, "GUILD_EMOJIS_UPDATE", Intent::GuildExpressions, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", changed.guild_id);
        wire::write_guild_emojis(json.key("emojis"), changed.emojis);
    });
}

// ---- Channels ----

// The encoder writes a whole object; the frame wants its members.
void write_members_of(JsonWriter& json, const Channel& channel, const std::optional<MessageId>& last) {
    JsonWriter whole;
    wire::write_channel(whole, channel, last);
    json.raw(std::string_view(whole.text()).substr(1, whole.text().size() - 2));
}

void tell(Hub& hub, const ChannelSaved& saved) {
    const Channel& channel = *saved.channel;
    if (channel.thread) return tell_thread(hub, saved);
    if (!channel.guild_id) return tell_group(hub, saved);
    to_channel(hub, channel, saved.is_new ? "CHANNEL_CREATE" : "CHANNEL_UPDATE", Intent::Guilds,
               [&](JsonWriter& json) { write_members_of(json, channel, hub.services().guilds.last_message(channel.id)); });
}

void tell(Hub& hub, const ChannelDeleted& deleted) {
    const Channel& channel = *deleted.channel;
    if (channel.thread) return tell_thread(hub, deleted);
    if (!channel.guild_id) return;
    to_channel(hub, channel, "CHANNEL_DELETE", Intent::Guilds,
               [&](JsonWriter& json) { write_members_of(json, channel, channel.last_message_id); });
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
    hub.for_each_of(member.user_id, [&](const SessionPtr& session) { hub.enter_guild(session, member.guild_id); });
}

// A bot hears of itself without the intent.
void tell(Hub& hub, const MemberUpdated& updated) {
    const Member& member = *updated.member;
    Lazy dispatch("GUILD_MEMBER_UPDATE", [&](JsonWriter& json) { write_whole_member(json, member, *updated.profile); });
    hub.for_each_in(member.guild_id, [&](const SessionPtr& session) {
        if (session->wants(Intent::GuildMembers) || session->user() == member.user_id) session->tell(*dispatch);
    });
}

void tell(Hub& hub, const MemberRemoved& removed) {
    tell_gone(hub, removed.profile->id, removed.guild_id);
    to_guild(hub, removed.guild_id, "GUILD_MEMBER_REMOVE", Intent::GuildMembers, [&](JsonWriter& json) {
        wire::id_field(json, "guild_id", removed.guild_id);
        wire::write_user(json.key("user"), *removed.profile);
    });
}

// ---- People ----

void tell(Hub& hub, const AppearanceChanged& changed) {
    for (const GuildId guild : hub.services().guilds.guilds_of(changed.user_id)) {
        to_guild(hub, guild, "PRESENCE_UPDATE", Intent::GuildPresences, [&](JsonWriter& json) {
            json.key("user").object([&] { wire::id_field(json, "id", changed.user_id); });
            wire::id_field(json, "guild_id", guild).field("status", changed.status);
            json.key("activities").raw(changed.activities);
            json.key("client_status").object([&] {
                if (changed.status != "offline") json.field("web", changed.status);
            });
        });
    }
}

void tell(Hub& hub, const ProfileChanged& changed) {
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

template <class Other>
void tell(Hub&, const Other&) {}

}  // namespace

void dispatch(Hub& hub, const Event& event) {
    std::visit([&](const auto& what) { tell(hub, what); }, static_cast<const AnyEvent&>(event));
}

}  // namespace parley::api::discord::gateway
