#include "api/discord/gateway/sight_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/thread.h"
#include "api/discord/wire/user.h"

#include <algorithm>
#include <iterator>

namespace parley::api::discord::gateway {
namespace {

std::vector<ChannelId> without(const std::vector<ChannelId>& some, const SeenChannels& others) {
    std::vector<ChannelId> rest;
    std::ranges::set_difference(some, *others, std::back_inserter(rest));
    return rest;
}

DispatchPtr make_gone(GuildId guild, ChannelId channel) {
    JsonWriter json;
    json.object([&] {
        wire::id_field(json, "id", channel);
        wire::id_field(json, "guild_id", guild).field("type", static_cast<int>(ChannelType::GuildText)).field("name", "").field("flags", 0);
        json.field("parent_id", nullptr).field("position", 0).key("permission_overwrites").array([] {});
    });
    return make_dispatch("CHANNEL_DELETE", json.text());
}

}  // namespace

void SightChange::tell(Session& session) {
    const auto place = session.guilds.find(guild_);
    if (place == session.guilds.end()) return;
    const SeenChannels now = hub_.guild_texts().seen_by(guild_, session.user());
    const SeenChannels before = std::exchange(place->second, now);
    if (before == now || *before == *now) return;
    lose(session, without(*before, now));
    gain(session, without(*now, before));
}

void SightChange::tell_all() {
    hub_.for_each_in(guild_, [this](const SessionPtr& session) { tell(*session); });
}

void SightChange::gain(Session& session, const std::vector<ChannelId>& channels) {
    if (channels.empty() || !session.wants(Intent::Guilds)) return;
    for (const ChannelId id : channels) {
        DispatchPtr& created = created_[id];
        if (!created) created = make_dispatch("CHANNEL_CREATE", hub_.guild_texts().of_channel(guild_, id));
        session.tell(created);
    }
    std::vector<ChannelId> old = channels;
    if (fresh_) std::erase(old, *fresh_);
    if (!old.empty()) tell_threads(hub_, session, guild_, old);
}

void SightChange::lose(Session& session, const std::vector<ChannelId>& channels) {
    if (!session.wants(Intent::Guilds)) return;
    for (const ChannelId id : channels) {
        DispatchPtr& deleted = deleted_[id];
        if (!deleted) deleted = make_gone(guild_, id);
        session.tell(deleted);
    }
}

void tell_threads(Hub& hub, Session& session, GuildId guild, const std::vector<ChannelId>& channels) {
    core::GuildCache& guilds = hub.services().guilds;
    std::vector<ChannelPtr> threads = hub.services().threads.active(guild, session.user());
    if (!channels.empty()) std::erase_if(threads, [&](const ChannelPtr& one) { return std::ranges::find(channels, *one->parent_id) == channels.end(); });
    Lazy dispatch("THREAD_LIST_SYNC", [&](JsonWriter& json) {
        std::vector<ThreadMember> own;
        wire::id_field(json, "guild_id", guild);
        if (!channels.empty()) {
            json.key("channel_ids").array([&] {
                for (const ChannelId id : channels) json.value(std::to_string(id.value));
            });
        }
        json.key("threads").array([&] {
            for (const ChannelPtr& thread : threads) {
                const auto member = guilds.find_thread_member(thread->id, session.user());
                if (member) own.push_back(*member);
                wire::write_thread(json, *thread, guilds.last_message(thread->id), member ? &*member : nullptr);
            }
        });
        json.key("members").array([&] {
            for (const ThreadMember& member : own) wire::write_thread_member(json, member);
        });
    });
    session.tell(*dispatch);
}

}  // namespace parley::api::discord::gateway
