#include "core/messages.h"

#include "base/contains.h"
#include "base/text.h"
#include "core/thread_activity.h"
#include "store/attachments.h"
#include "store/channels.h"
#include "store/mentions.h"
#include "store/messages.h"

#include <algorithm>
#include <limits>

namespace parley::core {
namespace {

constexpr MessageId kNewest{static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())};

[[noreturn]] void refuse_reference(std::string type, std::string sentence) {
    std::vector<FieldError> faults;
    faults.push_back({{"message_reference"}, std::move(sentence), std::move(type)});
    throw Refusal(std::move(faults));
}

std::vector<Message> to_messages(db::Rows rows) {
    std::vector<Message> messages;
    messages.reserve(rows.size());
    for (db::Row& row : rows) messages.push_back(store::messages::to_message(row));
    return messages;
}

// `around` wins over `after`, that over `before`.
std::vector<db::Statement> queries_for(ChannelId channel, const MessageRange& range) {
    std::vector<db::Statement> queries;
    if (range.around) {
        const int newer = range.limit / 2;
        queries.push_back(store::messages::oldest_after(channel, *range.around, newer));
        queries.push_back(store::messages::newest(channel, {range.around->value + 1}, range.limit - newer));
    } else if (range.after) {
        queries.push_back(store::messages::oldest_after(channel, *range.after, range.limit));
    } else {
        queries.push_back(store::messages::newest(channel, range.before.value_or(kNewest), range.limit));
    }
    return queries;
}

bool skips_slow_mode(Permissions permissions) {
    return permissions.has(Permission::ManageMessages) || permissions.has(Permission::ManageChannels) || permissions.has(Permission::BypassSlowmode);
}

}  // namespace

// What was looked up before the message takes its place in the queue.
struct Messages::Prepared {
    MessageDetails details;
    MemberPtr member;
    ProfilePtr recipient;               // of a direct channel
    bool opens_channel = false;
    std::vector<ProfilePtr> mentioned;
    std::shared_ptr<const Message> referenced;
    ProfilePtr referenced_author;
};

Messages::Messages(store::Store& store, bus::LocalBus& bus, ChannelAccess& access, GuildCache& guilds, Directory& directory,
                   Relationships& relationships, Attachments& attachments, MessageViews& views, Turns& turns, const Clock& clock)
    : store_(store), bus_(bus), access_(access), guilds_(guilds), directory_(directory), relationships_(relationships),
      attachments_(attachments), views_(views), turns_(turns), clock_(clock), slow_mode_(clock) {}

// ---- Sending ----

void Messages::require_may_send(const Sender& sender, const Channel& channel, const MessageDraft& draft) const {
    const UserId author = sender.id();
    const Permissions held = access_.permissions(channel, author);
    if (!held.has(Permission::ViewChannel)) throw Refusal(Code::MissingAccess);
    if (is_forum(channel.type)) throw Refusal(Code::ForumHoldsPosts);
    if (!holds_messages(channel.type)) throw Refusal(Code::CannotSendHere);
    const auto need = [&](bool is_needed, Permission permission) {
        if (is_needed && !held.has(permission)) throw Refusal(Code::MissingPermissions);
    };
    need(true, Permission::SendMessages);
    const bool is_own = !draft.forwarded;  // what is forwarded was allowed where it stands
    need(is_own && !draft.files.empty(), Permission::AttachFiles);
    need(is_own && draft.embeds != "[]" && sender.profile->is_bot, Permission::EmbedLinks);
    if (is_own && draft.reference && !held.has(Permission::ReadMessageHistory)) throw Refusal(Code::CannotReadAnswered);
    need((draft.flags & kIsVoiceMessage) != 0, Permission::SendVoiceMessages);
    if (channel.thread && channel.thread->is_locked && !held.has(Permission::ManageThreads)) throw Refusal(Code::ThreadIsLocked);
    if (channel.type != ChannelType::Dm) return;
    for (const UserId other : channel.recipients) {
        if (other == author) continue;
        if (relationships_.has_blocked(other, author) || relationships_.has_blocked(author, other)) throw Refusal(Code::CannotMessageUser);
    }
}

Task<MessageView> Messages::send(Sender sender, ChannelPtr channel, MessageDraft draft) {
    require_may_send(sender, *channel, draft);
    const Permissions held = access_.permissions(*channel, sender.id());
    if (!skips_slow_mode(held)) slow_mode_.enter(*channel, sender.id());
    const bool may_call_all = is_private(channel->type) || held.has(Permission::MentionEveryone);
    if (!may_call_all) draft.allowed_mentions.everyone = false;
    if (draft.is_tts && !held.has(Permission::SendTtsMessages)) draft.is_tts = false;
    co_return co_await post(std::move(sender), std::move(channel), std::move(draft));
}

Task<MessageView> Messages::post(Sender sender, ChannelPtr channel, MessageDraft draft) {
    const bool is_notice = draft.type != MessageType::Default && draft.type != MessageType::Reply;
    if (draft.is_empty() && !draft.forwarded && !is_notice && (draft.flags & kLoading) == 0) throw Refusal(Code::EmptyMessage);
    if (draft.enforces_nonce && !draft.nonce.empty()) {
        if (auto sent = co_await find_by_nonce(sender.id(), channel->id, draft.nonce)) co_return std::move(*sent);
    }
    Prepared prepared = co_await prepare(sender, *channel, draft);
    prepared.details.attachments = co_await attachments_.keep(std::move(draft.files));
    const UserId author = sender.id();
    const ChannelId where = channel->id;
    const std::string nonce = draft.enforces_nonce ? draft.nonce : "";
    bool was_sent = false;
    try {
        co_return co_await write(std::move(sender), std::move(channel), std::move(draft), std::move(prepared));
    } catch (const Refusal& refused) {
        if (refused.code != Code::NonceUsed) throw;
        was_sent = true;  // by a try that ran beside this one
    }
    if (was_sent) {
        if (auto sent = co_await find_by_nonce(author, where, nonce)) co_return std::move(*sent);
    }
    throw Refusal(Code::NonceUsed);
}

Task<Messages::Prepared> Messages::prepare(const Sender& sender, const Channel& channel, MessageDraft& draft) {
    Prepared prepared;
    MessageDetails& details = prepared.details;
    details.embeds = draft.embeds;
    details.components = draft.components;
    details.is_tts = draft.is_tts;
    details.webhook = sender.webhook;
    details.application_id = sender.application_id;
    details.interaction = draft.interaction;
    details.forwarded = draft.forwarded;
    co_await resolve_reference(channel, draft, prepared);
    co_await resolve_mentions(sender.id(), channel, draft.content, draft.allowed_mentions, details);
    if (prepared.referenced_author && draft.type == MessageType::Reply && draft.allowed_mentions.replied_user) {
        const UserId called = prepared.referenced_author->id;
        if (called != sender.id() && !contains(details.mentions, called)) details.mentions.push_back(called);
    }
    prepared.mentioned = co_await views_.people(details.mentions);
    details.mentions.clear();
    for (const ProfilePtr& one : prepared.mentioned) details.mentions.push_back(one->id);
    if (channel.guild_id) prepared.member = guilds_.find_member(channel.guild_id, sender.id());
    if (channel.type == ChannelType::Dm) {
        const UserId other = channel.recipients.front() == sender.id() ? channel.recipients.back() : channel.recipients.front();
        prepared.recipient = co_await directory_.find(other);
        const db::Rows rows = co_await store_.read(store::channels::direct_of(Pair(sender.id(), other)));
        prepared.opens_channel = !rows.empty() && !store::channels::to_direct_channel(rows.front()).is_open_for_both;
    }
    co_return prepared;
}

Task<> Messages::resolve_reference(const Channel& channel, MessageDraft& draft, Prepared& prepared) {
    if (!draft.reference) co_return;
    MessageReference& reference = *draft.reference;
    if (draft.forwarded) {
        prepared.details.reference = reference;
        co_return;
    }
    if (reference.type == kForward) refuse_reference("BASE_TYPE_CHOICES", "Messages cannot be forwarded here.");
    const bool is_reply = draft.type == MessageType::Default || draft.type == MessageType::Reply;
    if (is_reply) {
        if (reference.channel_id && reference.channel_id != channel.id) {
            refuse_reference("REPLIES_CANNOT_REPLY_TO_MESSAGE_IN_OTHER_CHANNEL", "Cannot reply to a message in another channel");
        }
        reference.channel_id = channel.id;
    }
    if (channel.guild_id) reference.guild_id = channel.guild_id;
    if (!reference.message_id) {
        if (!is_reply) prepared.details.reference = reference;  // a notice points to a channel
        co_return;
    }
    std::vector<Message> found = to_messages(co_await store_.read(store::messages::find(reference.channel_id, {*reference.message_id})));
    if (found.empty() && is_reply && draft.must_find_reference) refuse_reference("REPLIES_UNKNOWN_MESSAGE", "Unknown message");
    if (found.empty()) {
        if (is_reply) draft.reference.reset();
        else prepared.details.reference = reference;
        co_return;
    }
    if (is_reply) draft.type = MessageType::Reply;
    prepared.details.reference = reference;
    prepared.referenced = std::make_shared<const Message>(std::move(found.front()));
    if (!prepared.referenced->more().webhook) prepared.referenced_author = co_await directory_.find(prepared.referenced->author_id);
}

// Roles that nobody may mention call only for who may call everyone.
Task<> Messages::resolve_mentions(UserId author, const Channel& channel, const std::string& content, const AllowedMentions& may, MessageDetails& details) {
    Mentions called = allowed(mentions_in(content), may);
    if (called.users.size() > kMostMentions) called.users.resize(kMostMentions);
    details.mentions = std::move(called.users);
    details.mention_roles.clear();  // those of the text before
    details.mentions_everyone = called.everyone && !is_private(channel.type);
    const bool may_call_all = access_.permissions(channel, author).has(Permission::MentionEveryone);
    for (const RoleId id : called.roles) {
        const RolePtr role = channel.guild_id ? guilds_.find_role(channel.guild_id, id) : nullptr;
        if (role && (role->is_mentionable || may_call_all)) details.mention_roles.push_back(id);
    }
    co_return;
}

Task<MessageView> Messages::write(Sender sender, ChannelPtr channel, MessageDraft draft, Prepared prepared) {
    const bool is_direct = channel->type == ChannelType::Dm;
    auto event = std::make_shared<Event>(MessageCreated{
        .message = {.channel_id = channel->id, .author_id = sender.id(), .content = std::move(draft.content), .type = draft.type, .flags = draft.flags},
        .author = std::move(sender.profile), .recipient = prepared.recipient, .nonce = draft.nonce, .channel = is_direct ? nullptr : channel,
        .member = std::move(prepared.member), .mentioned = std::move(prepared.mentioned), .referenced = std::move(prepared.referenced),
        .referenced_author = std::move(prepared.referenced_author), .opens_channel = prepared.opens_channel});
    auto& created = std::get<MessageCreated>(*event);
    const std::vector<Attachment> files = prepared.details.attachments;
    if (prepared.details != MessageDetails{}) created.message.details = std::make_shared<const MessageDetails>(std::move(prepared.details));
    co_await store_.write([&](store::Unit& unit) {
        created.message.id = draft.id ? *draft.id : unit.next_id<MessageId>();
        if (channel->thread) created.message.position = position_of(guilds_, created.message);
        unit.add(store::messages::insert(created.message));
        for (const Attachment& file : files) unit.add(store::attachments::insert(file, channel->id, created.message.id));
        unit.add(store::mentions::insert(created.message, channel->guild_id));
        if (draft.enforces_nonce && !draft.nonce.empty()) unit.add(store::messages::insert_nonce(created.message, draft.nonce));
        if (channel->thread) note_message(unit, guilds_, *channel, created.message, created.author != nullptr, clock_.now());
        if (created.opens_channel) unit.add(store::channels::open_for_all(channel->id, clock_.now()));
        unit.tell(event);
    });
    co_return MessageView{.message = created.message, .author = created.author, .mentioned = created.mentioned,
                          .referenced = created.referenced, .referenced_author = created.referenced_author};
}

Task<std::optional<MessageView>> Messages::find_by_nonce(UserId author, ChannelId channel, std::string nonce) {
    std::vector<Message> found = to_messages(co_await store_.read(store::messages::by_nonce(author, channel, nonce)));
    if (found.empty()) co_return std::nullopt;
    co_return co_await views_.of(std::move(found.front()), author);
}

// ---- Reading ----

Task<MessageView> Messages::require_forwardable(MessageReader actor, MessageReference& reference) {
    const ChannelPtr source = co_await access_.require(reference.channel_id, actor.id);
    if (!access_.permissions(*source, actor.id).has(Permission::ReadMessageHistory)) throw Refusal(Code::CannotReadForwarded);
    reference.guild_id = source->guild_id ? std::optional(source->guild_id) : std::nullopt;
    Message message = co_await require(source->id, reference.message_id.value_or(MessageId{}));
    if (!is_written(message.type)) throw Refusal(Code::SystemMessage);
    if (source->guild_id && !actor.can_read(message)) throw Refusal(Code::CannotReadForwarded);
    co_return co_await views_.of(std::move(message), actor.id);
}

Task<Message> Messages::require(ChannelId channel, MessageId id) {
    std::vector<Message> found = to_messages(co_await store_.read(store::messages::find(channel, {id})));
    if (found.empty()) throw Refusal(Code::UnknownMessage);
    co_return std::move(found.front());
}

Task<std::vector<Message>> Messages::history(ChannelId channel, MessageRange range) {
    std::vector<Message> page;
    co_await store_.read_page(queries_for(channel, range), [&](std::vector<db::Rows> rows) {
        for (db::Rows& part : rows) {
            std::vector<Message> messages = to_messages(std::move(part));
            const bool is_oldest_first = range.around ? &part == &rows.front() : range.after.has_value();
            if (is_oldest_first) std::ranges::reverse(messages);
            std::ranges::move(messages, std::back_inserter(page));
        }
    });
    co_return page;
}

void Messages::tell_typing(ProfilePtr author, ChannelPtr channel) {
    UserId recipient;
    for (const UserId one : channel->recipients) {
        if (channel->type == ChannelType::Dm && one != author->id) recipient = one;
    }
    MemberPtr member = channel->guild_id ? guilds_.find_member(channel->guild_id, author->id) : nullptr;
    bus_.publish(TypingStarted{.author = std::move(author), .recipient = recipient, .channel = std::move(channel), .member = std::move(member), .at = clock_.now()});
}

}  // namespace parley::core
