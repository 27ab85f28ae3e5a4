#include "api/discord/gateway/thread_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/gateway/presence_dispatches.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/thread.h"
#include "api/discord/wire/user.h"

namespace parley::api::discord::gateway {
namespace {

void write_one(JsonWriter& json, Hub& hub, const Channel& thread, const ThreadMember* own = nullptr) {
    wire::write_thread_fields(json, thread, hub.services().guilds.last_message(thread.id), own);
}

// With the member and how they are, where they are known; those who came are, since they were just looked up.
void write_newcomer(JsonWriter& json, Hub& hub, GuildId guild, const ThreadMember& one) {
    json.object([&] {
        wire::write_thread_member_fields(json, one);
        const MemberPtr member = hub.services().guilds.find_member(guild, one.user_id);
        const ProfilePtr profile = hub.services().common.directory.find_cached(one.user_id);
        if (!member || !profile) return;
        wire::write_member(json.key("member"), *member, *profile);
        json.field("presence", nullptr);
    });
}

void write_listed(JsonWriter& json, Hub& hub, GuildId guild, const ThreadMember& one, const std::unordered_map<UserId, ProfilePtr>& profiles) {
    const MemberPtr member = hub.services().guilds.find_member(guild, one.user_id);
    const auto profile = profiles.find(one.user_id);
    if (!member || profile == profiles.end()) return;
    json.object([&] {
        wire::write_thread_member_fields(json, one);
        wire::write_member(json.key("member"), *member, *profile->second);
        write_presence(json.key("presence"), hub, one.user_id, {});
    });
}

// `only`: what a bot without the intent for members hears, which is of itself.
void write_change(JsonWriter& json, Hub& hub, const ThreadMembersChanged& changed, std::optional<UserId> only) {
    const Channel& thread = *changed.thread;
    wire::id_field(json, "id", thread.id);
    wire::id_field(json, "guild_id", thread.guild_id).field("member_count", changed.member_count);
    json.key("added_members").array([&] {
        for (const ThreadMember& one : changed.added) {
            if (!only || *only == one.user_id) write_newcomer(json, hub, thread.guild_id, one);
        }
    });
    json.key("removed_member_ids").array([&] {
        for (const UserId user : changed.removed) {
            if (!only || *only == user) json.value(std::to_string(user.value));
        }
    });
}

// Who starts a thread is in it from its first moment, and is told of it as everybody else is.
bool is_beginning(const ThreadMembersChanged& changed) {
    const ThreadState& state = *changed.thread->thread;
    return changed.added.size() == 1 && changed.added.front().user_id == state.owner_id && changed.added.front().joined_at == state.archive_changed_at;
}

bool concerns(const ThreadMembersChanged& changed, UserId user) {
    return std::ranges::find(changed.added, user, &ThreadMember::user_id) != changed.added.end() ||
           std::ranges::find(changed.removed, user) != changed.removed.end();
}

// To those who came, on their own screens: that they are in it, and how.
void tell_own(Hub& hub, const ThreadMembersChanged& changed) {
    for (const ThreadMember& one : changed.added) {
        Lazy dispatch("THREAD_MEMBER_UPDATE", [&](JsonWriter& json) {
            wire::write_thread_member_fields(json, one);
            wire::id_field(json, "guild_id", changed.thread->guild_id);
        });
        hub.for_each_of(one.user_id, [&](const SessionPtr& session) {
            if (session->guilds.contains(changed.thread->guild_id) && session->wants(Intent::Guilds)) session->tell(*dispatch);
        });
    }
}

// A private thread is there for those who come to it from then on only.
void tell_of_private(Hub& hub, const ThreadMembersChanged& changed) {
    for (const ThreadMember& one : changed.added) {
        Lazy dispatch("THREAD_CREATE", [&](JsonWriter& json) { write_one(json, hub, *changed.thread, &one); });
        hub.for_each_of(one.user_id, [&](const SessionPtr& session) {
            if (session->guilds.contains(changed.thread->guild_id) && session->wants(Intent::Guilds)) session->tell(*dispatch);
        });
    }
}

}  // namespace

void tell_thread(Hub& hub, const ChannelSaved& saved) {
    const Channel& thread = *saved.channel;
    to_channel(hub, thread, saved.is_new ? "THREAD_CREATE" : "THREAD_UPDATE", Intent::Guilds, [&](JsonWriter& json) {
        write_one(json, hub, thread);
        if (saved.is_new) json.field("newly_created", true);
    });
}

// Nobody is in it any more: its recipients, in this event, are those who were.
void tell_thread(Hub& hub, const ChannelDeleted& deleted) {
    const Channel& thread = *deleted.channel;
    const ChannelPtr parent = hub.services().guilds.find_channel(thread.parent_id.value_or(ChannelId{}));
    if (!parent) return;  // CHANNEL_DELETE says it all
    const std::vector<UserId> seeing = viewers(hub, *parent);
    const bool is_private = thread.type == ChannelType::PrivateThread;
    const std::vector<UserId> managing = is_private ? viewers(hub, thread) : std::vector<UserId>{};
    const auto write = [&](JsonWriter& json) {
        wire::id_field(json, "id", thread.id);
        wire::id_field(json, "guild_id", thread.guild_id);
        wire::id_field(json, "parent_id", thread.parent_id).field("type", static_cast<int>(thread.type));
    };
    to_guild(hub, thread.guild_id, "THREAD_DELETE", Intent::Guilds, write, [&](const Session& session) {
        const UserId user = session.user();
        if (!std::ranges::binary_search(seeing, user)) return false;
        return !is_private || std::ranges::binary_search(managing, user) || std::ranges::find(thread.recipients, user) != thread.recipients.end();
    });
}

void tell(Hub& hub, const ThreadMembersChanged& changed) {
    const Channel& thread = *changed.thread;
    if (thread.type == ChannelType::PrivateThread && !is_beginning(changed)) tell_of_private(hub, changed);
    tell_own(hub, changed);
    const std::vector<UserId> seeing = viewers(hub, thread);
    Lazy whole("THREAD_MEMBERS_UPDATE", [&](JsonWriter& json) { write_change(json, hub, changed, {}); });
    hub.for_each_in(thread.guild_id, [&](const SessionPtr& session) {
        const bool is_own = concerns(changed, session->user());
        if (!is_own && !std::ranges::binary_search(seeing, session->user())) return;
        if (session->wants(Intent::GuildMembers)) return session->tell(*whole);
        if (!is_own || !session->wants(Intent::Guilds)) return;
        Lazy part("THREAD_MEMBERS_UPDATE", [&](JsonWriter& json) { write_change(json, hub, changed, session->user()); });
        session->tell(*part);
    });
}

Task<> tell_thread_members(Hub* hub, SessionPtr session, ChannelId id) {
    core::GuildCache& guilds = hub->services().guilds;
    const ChannelPtr thread = guilds.find_channel(id);
    if (!thread || !thread->thread || !guilds.can_view(*thread, session->user())) co_return;
    const std::vector<ThreadMember> members = guilds.thread_members(id);
    std::vector<UserId> users;
    for (const ThreadMember& one : members) users.push_back(one.user_id);
    const auto profiles = co_await hub->services().common.directory.find_all(std::move(users));
    if (!hub->has(session) || !guilds.can_view(*thread, session->user())) co_return;
    JsonWriter json;
    json.object([&] {
        wire::id_field(json, "guild_id", thread->guild_id);
        wire::id_field(json, "thread_id", id);
        json.key("members").array([&] {
            for (const ThreadMember& one : members) write_listed(json, *hub, thread->guild_id, one, profiles);
        });
    });
    session->tell(make_dispatch("THREAD_MEMBER_LIST_UPDATE", json.text()));
}

void write_active_threads(JsonWriter& json, Hub& hub, const Session& session, GuildId guild) {
    core::GuildCache& guilds = hub.services().guilds;
    json.key("threads").array([&] {
        for (const ChannelPtr& thread : hub.services().threads.active(guild, session.user())) {
            const auto own = guilds.find_thread_member(thread->id, session.user());
            wire::write_thread(json, *thread, guilds.last_message(thread->id), own ? &*own : nullptr);
        }
    });
}

}  // namespace parley::api::discord::gateway
