#include "api/discord/gateway/ready.h"

#include "api/discord/gateway/presence_dispatches.h"
#include "api/discord/gateway/thread_dispatches.h"
#include "api/discord/wire/guild.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/notifications.h"
#include "api/discord/wire/own_settings.h"
#include "api/discord/wire/private_channel.h"
#include "api/discord/wire/relationship.h"
#include "api/discord/wire/user.h"

#include <boost/json/serialize.hpp>

namespace parley::api::discord::gateway {
namespace {

constexpr int kApiVersion = 10;
// Bytes of a page's data from which on guilds are told with their look alone: half a second of a slow line, packed.
constexpr std::size_t kSmallPage = 256 * 1024;
constexpr auto kNothing = [] {};

// Its own first, and of those who are here as many as are told.
std::vector<MemberPtr> members_here(Hub& hub, const MemberPtr& own) {
    std::vector<MemberPtr> members{own};
    for (MemberPtr& member : hub.services().guilds.members_here(own->guild_id)) {
        if (members.size() > kMostToldOnline) break;
        if (member->user_id != own->user_id) members.push_back(std::move(member));
    }
    return members;
}

std::vector<MemberPtr> members_told(Hub& hub, const Session& session, GuildId guild) {
    core::GuildCache& guilds = hub.services().guilds;
    const bool is_small = session.is_bot && guilds.member_count(guild) <= static_cast<std::size_t>(session.large_threshold);
    if (is_small) return guilds.members(guild);
    const MemberPtr own = guilds.find_member(guild, session.user());
    if (!own) return {};
    if (session.is_bot && session.wants(Intent::GuildPresences)) return members_here(hub, own);
    return {own};
}

void write_members(JsonWriter& json, Hub& hub, const Session& session, const std::vector<MemberPtr>& members) {
    json.key("members").array([&] {
        for (const MemberPtr& member : members) {
            const ProfilePtr found = member->user_id == session.user() ? session.profile
                                                                       : hub.services().common.directory.find_cached(member->user_id);
            if (found) wire::write_member(json, *member, *found);
        }
    });
}

// Of those that were told, the ones who are here.
void write_presences(JsonWriter& json, Hub& hub, const Session& session, const std::vector<MemberPtr>& members) {
    json.key("presences").array([&] {
        if (!session.wants(Intent::GuildPresences)) return;
        for (const MemberPtr& member : members) {
            if (hub.services().common.presence.is_online(member->user_id)) write_presence(json, hub, member->user_id, member->guild_id);
        }
    });
}

void write_rest(JsonWriter& json, Hub& hub, const Session& session, GuildId guild) {
    const std::size_t count = hub.services().guilds.member_count(guild);
    const std::vector<MemberPtr> members = members_told(hub, session, guild);
    if (const MemberPtr own = hub.services().guilds.find_member(guild, session.user())) json.field("joined_at", iso_time(own->joined_at));
    json.field("large", count > static_cast<std::size_t>(session.large_threshold)).field("unavailable", false).field("member_count", count);
    json.key("channels").array([&] { hub.guild_texts().write_channels(json, guild, hub.guild_texts().seen_by(guild, session.user())); });
    write_members(json, hub, session, members);
    write_presences(json, hub, session, members);
    write_active_threads(json, hub, session, guild);
    for (const char* name : {"voice_states", "stage_instances", "guild_scheduled_events", "soundboard_sounds"}) {
        json.key(name).array(kNothing);
    }
}

// For a person's client, or a bot's.
void write_whole_guild(JsonWriter& json, Hub& hub, const Session& session, GuildId id) {
    const std::string& text = session.is_bot ? hub.guild_texts().for_bots(id) : hub.guild_texts().for_people(id);
    if (text.empty()) return;
    json.object([&] {
        json.raw(text);
        write_rest(json, hub, session, id);
    });
}

// Enough for a place on the rail.
void write_guild_look(JsonWriter& json, core::GuildCache& guilds, GuildId id) {
    const GuildPtr guild = guilds.find_guild(id);
    if (!guild) return;
    json.object([&] {
        wire::id_field(json, "id", id).field("data_mode", "partial");
        json.key("properties").object([&] { wire::write_guild_properties(json, *guild); });
        for (const char* name : {"roles", "emojis", "channels", "threads", "members"}) json.key(name).array(kNothing);
        json.field("member_count", guilds.member_count(id));
    });
}

void write_private_channel(JsonWriter& json, const core::Chat& chat) {
    json.object([&] {
        wire::id_field(json, "id", chat.channel_id).field("type", static_cast<int>(ChannelType::Dm)).field("flags", 0);
        wire::id_field(json, "last_message_id", chat.last ? std::optional(chat.last->id) : std::nullopt);
        json.key("recipients").array([&] { wire::write_user(json, chat.other); });
    });
}

// A direct channel's unread messages all count as calls.
void write_read_states(JsonWriter& json, const std::vector<core::Chat>& chats, const std::vector<core::ReadState>& states) {
    json.key("read_state").object([&] {
        json.field("version", 0).field("partial", false);
        json.key("entries").array([&] {
            const auto entry = [&](ChannelId id, MessageId last_read, int mentions) {
                json.object([&] {
                    wire::id_field(json, "id", id);
                    wire::id_field(json, "last_message_id", last_read).field("mention_count", mentions);
                });
            };
            for (const core::Chat& chat : chats) entry(chat.channel_id, chat.last_read.value_or(MessageId{}), chat.unread);
            for (const core::ReadState& state : states) {
                if (std::ranges::find(chats, state.channel_id, &core::Chat::channel_id) == chats.end()) entry(state.channel_id, state.last_read, state.mention_count);
            }
        });
    });
}

void write_settings(JsonWriter& json, const boost::json::object& settings, const std::vector<GuildNotifications>& notifications) {
    json.key("user_settings").raw(boost::json::serialize(settings));
    json.key("user_guild_settings").object([&] {
        json.field("version", 0).field("partial", false).key("entries").array([&] {
            for (const GuildNotifications& one : notifications) wire::write_notifications(json, one);
        });
    });
}

void write_own_sessions(JsonWriter& json, const Session& session) {
    json.key("sessions").array([&] {
        json.object([&] {
            json.field("session_id", session.id).field("status", session.appearance.status).field("active", true);
            json.key("activities").raw(session.appearance.activities);
            json.key("client_info").object([&] { json.field("client", "web").field("os", "other").field("version", 0); });
        });
    });
}

struct Person {
    std::vector<core::Chat> chats;
    std::vector<std::pair<ChannelPtr, std::vector<ProfilePtr>>> groups;  // each with the others in it
    std::vector<std::pair<Relationship, ProfilePtr>> relationships;
    std::vector<core::ReadState> read_states;
    std::vector<UserId> partners;  // whose presence it is told of wherever they are
    boost::json::object settings;
    std::vector<GuildNotifications> notifications;
    std::optional<std::string> email;
    std::string bio;
};

Task<Person> look_up_person(Hub* hub, UserId user) {
    Services& services = hub->services();
    core::OwnProfile own = co_await services.common.profiles.own(user);
    Person person{.chats = co_await services.common.messages.chats(user), .groups = {}, .relationships = {},
                  .read_states = co_await services.read_states.of(user), .partners = {},
                  .settings = wire::own_settings(own.settings), .notifications = co_await services.notifications.of(user), .email = {},
                  .bio = std::move(own.bio)};
    if (!own.email.empty()) person.email = std::move(own.email);
    for (ChannelPtr& group : co_await services.groups.of(user)) {
        std::vector<UserId> others = group->recipients;
        std::erase(others, user);
        std::vector<ProfilePtr> people = co_await services.views.people(std::move(others));
        person.groups.emplace_back(std::move(group), std::move(people));
    }
    for (const Relationship& one : co_await services.relationships.of(user)) {
        ProfilePtr other = co_await services.common.directory.find(one.other);
        if (other && one.type == Relationship::Type::Friend) person.partners.push_back(one.other);
        if (other) person.relationships.emplace_back(one, std::move(other));
    }
    for (const core::Chat& chat : person.chats) person.partners.push_back(chat.other.id);
    std::ranges::sort(person.partners);
    person.partners.erase(std::ranges::unique(person.partners).begin(), person.partners.end());
    co_return person;
}

void write_person(JsonWriter& json, Hub& hub, const Session& session, const Person& person) {
    json.key("private_channels").array([&] {
        for (const core::Chat& chat : person.chats) write_private_channel(json, chat);
        for (const auto& [group, others] : person.groups) wire::write_private_channel(json, *group, others, group->last_message_id);
    });
    json.key("relationships").array([&] {
        for (const auto& [relationship, other] : person.relationships) wire::write_relationship(json, relationship, *other);
    });
    // Of those who share no guild too, unless they blocked the one who reads it.
    json.key("presences").array([&] {
        for (const UserId one : person.partners) {
            const bool is_told = one != session.user() && !hub.services().relationships.has_blocked(one, session.user());
            if (is_told && hub.services().common.presence.is_online(one)) write_presence(json, hub, one, {});
        }
    });
    json.key("merged_members").array([&] {
        for (const auto& [guild, seen] : session.guilds) {
            json.array([&] {
                if (const MemberPtr own = hub.services().guilds.find_member(guild, session.user())) wire::write_member(json, *own, *session.profile);
            });
        }
    });
    write_read_states(json, person.chats, person.read_states);
    write_settings(json, person.settings, person.notifications);
    for (const char* name : {"users", "connected_accounts", "guild_join_requests", "experiments", "guild_experiments"}) {
        json.key(name).array(kNothing);
    }
    json.field("country_code", nullptr).field("friend_suggestion_count", 0).field("session_type", "normal");
}

void write_user_of(JsonWriter& json, const Session& session, const Person& person) {
    wire::write_own_user(json.key("user"), *session.profile, person.email, person.bio);
}

void write_bot(JsonWriter& json, Hub& hub, const Session& session) {
    json.key("guilds").array([&] {
        for (const GuildId guild : hub.services().guilds.guilds_of(session.user())) {
            if (session.serves(guild)) json.object([&] { wire::id_field(json, "id", guild).field("unavailable", true); });
        }
    });
    json.key("private_channels").array(kNothing);
    json.key("application").object([&] {
        wire::id_field(json, "id", session.application_id).field("flags", session.application_flags);
    });
    json.key("shard").array([&] { json.value(session.shard).value(session.shards); });
}

}  // namespace

Task<std::string> make_ready(Hub* hub, SessionPtr session, std::string address) {
    Person person;
    if (!session->is_bot) {
        person = co_await look_up_person(hub, session->user());
        for (const GuildId guild : hub->services().guilds.guilds_of(session->user())) {
            session->guilds[guild] = hub->guild_texts().seen_by(guild, session->user());
        }
    }
    JsonWriter json;
    json.object([&] {
        json.field("v", kApiVersion);
        write_user_of(json, *session, person);
        json.field("session_id", session->id).field("resume_gateway_url", address);
        if (session->is_bot) return write_bot(json, *hub, *session);
        json.key("guilds").array([&] {
            for (const auto& [guild, seen] : session->guilds) write_whole_guild(json, *hub, *session, guild);
        });
        write_person(json, *hub, *session, person);
        write_own_sessions(json, *session);
    });
    co_return json.take();
}

Task<std::string> make_ready_of_page(Hub* hub, ProfilePtr me, GuildId open) {
    const Person person = co_await look_up_person(hub, me->id);
    Session session;
    session.profile = std::move(me);
    for (const GuildId guild : hub->services().guilds.guilds_of(session.user())) {
        session.guilds[guild] = hub->guild_texts().seen_by(guild, session.user());
    }
    JsonWriter json;
    json.object([&] {
        json.field("v", kApiVersion);
        write_user_of(json, session, person);
        json.key("guilds").array([&] {
            if (session.guilds.contains(open)) write_whole_guild(json, *hub, session, open);
            for (const auto& [guild, seen] : session.guilds) {
                if (guild == open) continue;
                if (json.text().size() < kSmallPage) write_whole_guild(json, *hub, session, guild);
                else write_guild_look(json, hub->services().guilds, guild);
            }
        });
        write_person(json, *hub, session, person);
    });
    co_return json.take();
}

Task<> look_up_members(Hub* hub, SessionPtr session, GuildId guild) {
    for (const MemberPtr& member : members_told(*hub, *session, guild)) co_await hub->services().common.directory.find(member->user_id);
}

std::optional<std::string> make_guild_create(Hub& hub, const Session& session, GuildId id) {
    if (!hub.services().guilds.find_member(id, session.user())) return std::nullopt;
    JsonWriter json;
    write_whole_guild(json, hub, session, id);
    return json.text().empty() ? std::nullopt : std::optional(json.take());
}

}  // namespace parley::api::discord::gateway
