#include "api/discord/gateway/message_dispatches.h"

#include "api/discord/gateway/audience.h"
#include "api/discord/wire/member.h"
#include "api/discord/wire/message.h"
#include "api/discord/wire/private_channel.h"
#include "api/discord/wire/user.h"
#include "core/message_reader.h"

#include <map>
#include <tuple>

namespace parley::api::discord::gateway {
namespace {

// One message's event. Its text differs between those who may read the content, of the message or of what it answers, and those
// who may not; and, where it has files, by the address that the client came to.
class MessageDispatch {
public:
    MessageDispatch(std::string_view name, const MessageView& view, wire::MessageDress dress) : name_(name), view_(view), dress_(dress) {}

    void tell(const SessionPtr& session) {
        const core::MessageReader reader = reader_of(*session);
        const bool reads_answered = !view_.referenced || reader.can_read(*view_.referenced);
        const std::string base = view_.message.more().attachments.empty() ? "" : session->web_address;
        DispatchPtr& made = made_[{reader.can_read(view_.message), reads_answered, base}];
        if (!made) made = make(reader, base);
        session->tell(made);
    }

private:
    core::MessageReader reader_of(const Session& session) const {
        return {.id = session.user(), .application_id = session.application_id, .reads_all = !dress_.guild_id || session.wants(Intent::MessageContent)};
    }

    DispatchPtr make(const core::MessageReader& reader, const std::string& base) const {
        wire::MessageDress dress = dress_;
        dress.reader = reader;
        dress.base = base;
        JsonWriter json;
        wire::write_message(json, view_, dress);
        return make_dispatch(name_, json.text());
    }

    std::string_view name_;
    const MessageView& view_;
    wire::MessageDress dress_;
    std::map<std::tuple<bool, bool, std::string>, DispatchPtr> made_;
};

void tell_guild(Hub& hub, const Channel& channel, MessageDispatch& dispatch) {
    hub.for_each_viewing(channel, [&](const SessionPtr& session) {
        if (session->wants(Intent::GuildMessages)) dispatch.tell(session);
    });
}

void tell_people(Hub& hub, const std::vector<UserId>& people, MessageDispatch& dispatch) {
    for (const UserId user : people) {
        hub.for_each_of(user, [&](const SessionPtr& session) {
            if (session->serves_direct_messages() && session->wants(Intent::DirectMessages)) dispatch.tell(session);
        });
    }
}

std::vector<UserId> both(const MessageCreated& created) {
    if (created.author->id == created.recipient->id) return {created.author->id};
    return {created.author->id, created.recipient->id};
}

// Bots are not told: Discord's learn of a direct channel by its first message too.
void tell_opened(Hub& hub, const MessageCreated& created) {
    const auto tell_one = [&](UserId user, const ProfilePtr& other) {
        const Channel channel{.id = created.message.channel_id, .type = ChannelType::Dm};
        Lazy dispatch("CHANNEL_CREATE", [&](JsonWriter& json) { wire::write_private_channel_fields(json, channel, {other}, created.message.id); });
        hub.for_each_of(user, [&](const SessionPtr& session) {
            if (!session->is_bot) session->tell(*dispatch);
        });
    };
    tell_one(created.author->id, created.recipient);
    if (created.author->id != created.recipient->id) tell_one(created.recipient->id, created.author);
}

std::vector<MemberPtr> members_of(Hub& hub, GuildId guild, const std::vector<ProfilePtr>& people) {
    std::vector<MemberPtr> members;
    if (!guild) return members;
    for (const ProfilePtr& one : people) members.push_back(hub.services().guilds.find_member(guild, one->id));
    return members;
}

}  // namespace

void tell(Hub& hub, const MessageCreated& created) {
    const MessageView view{.message = created.message, .author = created.author, .mentioned = created.mentioned,
                           .referenced = created.referenced, .referenced_author = created.referenced_author};
    const bool is_direct = created.recipient != nullptr;
    const GuildId guild = is_direct ? GuildId{} : created.channel->guild_id;
    const std::vector<MemberPtr> mentioned = members_of(hub, guild, created.mentioned);
    MessageDispatch dispatch("MESSAGE_CREATE", view, {.nonce = created.nonce, .channel_type = is_direct ? ChannelType::Dm : created.channel->type,
                                                      .guild_id = guild, .member = created.member.get(), .mentioned = mentioned});
    if (is_direct) {
        if (created.opens_channel) tell_opened(hub, created);
        return tell_people(hub, both(created), dispatch);
    }
    if (guild) tell_guild(hub, *created.channel, dispatch);
    else tell_people(hub, created.channel->recipients, dispatch);
}

void tell(Hub& hub, const MessageUpdated& updated) {
    const Channel& channel = *updated.channel;
    const MemberPtr member = channel.guild_id ? hub.services().guilds.find_member(channel.guild_id, updated.seen->message.author_id) : nullptr;
    const std::vector<MemberPtr> mentioned = members_of(hub, channel.guild_id, updated.seen->mentioned);
    MessageDispatch dispatch("MESSAGE_UPDATE", *updated.seen, {.channel_type = channel.type, .guild_id = channel.guild_id, .member = member.get(),
                                                               .mentioned = mentioned});
    if (channel.guild_id) tell_guild(hub, channel, dispatch);
    else tell_people(hub, channel.recipients, dispatch);
}

void tell(Hub& hub, const MessagesDeleted& deleted) {
    const Channel& channel = *deleted.channel;
    to_channel_or_people(hub, channel, deleted.is_bulk ? "MESSAGE_DELETE_BULK" : "MESSAGE_DELETE", Intent::GuildMessages, Intent::DirectMessages,
                         [&](JsonWriter& json) {
                             if (!deleted.is_bulk) wire::id_field(json, "id", deleted.ids.front());
                             else json.key("ids").array([&] {
                                 for (const MessageId id : deleted.ids) json.value(std::to_string(id.value));
                             });
                             wire::id_field(json, "channel_id", channel.id);
                             if (channel.guild_id) wire::id_field(json, "guild_id", channel.guild_id);
                         });
}

void tell(Hub& hub, const TypingStarted& typing) {
    const auto direct = typing.channel ? std::nullopt : hub.services().common.messages.find_cached(typing.author->id, typing.recipient);
    if (!typing.channel && !direct) return;
    const ChannelId id = typing.channel ? typing.channel->id : direct->id;
    const auto fill = [&](JsonWriter& json) {
        wire::id_field(json, "channel_id", id);
        if (typing.channel && typing.channel->guild_id) wire::id_field(json, "guild_id", typing.channel->guild_id);
        wire::id_field(json, "user_id", typing.author->id);
        json.field("timestamp", std::chrono::duration_cast<std::chrono::seconds>(typing.at.time_since_epoch()).count());
        if (!typing.member) return;
        json.key("member").object([&] {
            wire::write_user(json.key("user"), *typing.author);
            wire::write_member_fields(json, *typing.member);
        });
    };
    if (typing.channel) to_channel_or_people(hub, *typing.channel, "TYPING_START", Intent::GuildMessageTyping, Intent::DirectMessageTyping, fill);
    else to_people(hub, {typing.recipient}, "TYPING_START", Intent::DirectMessageTyping, fill);
}

void tell(Hub& hub, const ReadMoved& moved) {
    Lazy dispatch("MESSAGE_ACK", [&](JsonWriter& json) {
        wire::id_field(json, "channel_id", moved.channel_id);
        wire::id_field(json, "message_id", moved.message_id).field("mention_count", moved.mention_count);
        json.field("version", moved.message_id.value >> kNumberShift).field("flags", nullptr).field("last_viewed", nullptr);
    });
    hub.for_each_of(moved.user_id, [&](const SessionPtr& session) {
        if (!session->is_bot) session->tell(*dispatch);
    });
}

}  // namespace parley::api::discord::gateway
