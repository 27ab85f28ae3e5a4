// What happens to messages after they were sent.
#include "core/messages.h"

#include "base/contains.h"
#include "core/audit_log.h"
#include "core/kept_attachments.h"
#include "core/thread_activity.h"
#include "store/attachments.h"
#include "store/mentions.h"
#include "store/messages.h"

#include <algorithm>

namespace parley::core {
namespace {

// Discord keeps a few notices for ever.
bool may_be_deleted(MessageType type) { return type != MessageType::RecipientAdd && type != MessageType::RecipientRemove && type != MessageType::ChannelNameChange; }

// Whom it calls although its text does not: the author of what it answers. No edit takes that back.
std::vector<UserId> called_by_answering(const Message& message) {
    std::vector<UserId> called = message.more().mentions;
    const std::vector<UserId> named = mentions_in(message.content).users;
    std::erase_if(called, [&](UserId user) { return contains(named, user); });
    return called;
}

}  // namespace

Task<MessageView> Messages::edit(UserId actor, ChannelPtr channel, MessageId id, MessageEdit edit) {
    const auto turn = co_await turns_.take(id.value);
    Message message = co_await require(channel->id, id);
    if (message.author_id != actor) {
        if (edit.changes_text()) throw Refusal(Code::NotAuthor);
        access_.require_in(*channel, actor, Permission::ManageMessages);
    }
    if (!is_written(message.type) || (message.more().forwarded && edit.changes_text())) throw Refusal(Code::SystemMessage);
    co_return co_await apply(std::move(channel), std::move(message), std::move(edit));
}

Task<MessageView> Messages::rewrite(ChannelPtr channel, MessageId id, MessageEdit edit) {
    const auto turn = co_await turns_.take(id.value);
    Message message = co_await require(channel->id, id);
    co_return co_await apply(std::move(channel), std::move(message), std::move(edit));
}

Task<MessageView> Messages::apply(ChannelPtr channel, Message message, MessageEdit edit) {
    const Message before = message;
    MessageDetails details = message.more();
    std::vector<AttachmentId> dropped;
    if (edit.kept) details.attachments = keep_named(details.attachments, *edit.kept, dropped);
    if (edit.embeds) details.embeds = std::move(*edit.embeds);
    if (edit.components) details.components = std::move(*edit.components);
    if (edit.content) {
        message.content = std::move(*edit.content);
        co_await resolve_mentions(message.author_id, *channel, message.content, edit.allowed_mentions, details);
        const std::vector<ProfilePtr> called = co_await views_.people(details.mentions);
        details.mentions = called_by_answering(before);
        for (const ProfilePtr& one : called) {
            if (!contains(details.mentions, one->id)) details.mentions.push_back(one->id);
        }
    }
    if (edit.flags) message.flags = *edit.flags;
    if (edit.changes_text() && !edit.is_first_text) message.edited_at = clock_.now();
    const bool is_empty = trimmed(message.content).empty() && details.embeds == "[]" && details.components == "[]" && details.attachments.empty() && edit.files.empty();
    if (is_empty && edit.changes_text()) throw Refusal(Code::EmptyMessage);
    const std::vector<Attachment> fresh = co_await attachments_.keep(std::move(edit.files));
    details.attachments.insert(details.attachments.end(), fresh.begin(), fresh.end());
    message.details = std::make_shared<const MessageDetails>(std::move(details));
    co_return co_await save(std::move(channel), before, std::move(message), fresh, std::move(dropped));
}

Task<MessageView> Messages::save(ChannelPtr channel, Message before, Message message, std::vector<Attachment> fresh, std::vector<AttachmentId> dropped,
                                 InUnit also) {
    // An event is for everybody: nobody's own reactions are marked in it.
    const auto seen = std::make_shared<const MessageView>(co_await views_.of(message, UserId{}));
    co_await store_.write([&](store::Unit& unit) {
        unit.add(store::messages::update(message));
        for (const AttachmentId id : dropped) unit.add(store::attachments::erase(id));
        for (const Attachment& file : fresh) unit.add(store::attachments::insert(file, message.channel_id, message.id));
        unit.add(store::mentions::erase(before, channel->guild_id));
        unit.add(store::mentions::insert(message, channel->guild_id));
        const bool is_rewritten = before.content != message.content;
        if (also) also(unit);
        unit.tell(MessageUpdated{.seen = seen, .channel = channel, .old_content = is_rewritten ? std::optional(before.content) : std::nullopt});
    });
    co_await attachments_.remove(std::move(dropped));
    co_return *seen;
}

Task<MessageView> Messages::change(ChannelPtr channel, MessageId id, std::function<void(Message&)> change, InUnit also) {
    const auto turn = co_await turns_.take(id.value);
    Message message = co_await require(channel->id, id);
    const Message before = message;
    change(message);
    co_return co_await save(std::move(channel), before, std::move(message), {}, {}, std::move(also));
}

Task<MessageView> Messages::crosspost(UserId actor, ChannelPtr channel, MessageId id) {
    if (channel->type != ChannelType::GuildAnnouncement) throw Refusal(Code::WrongChannelType);
    access_.require_in(*channel, actor, Permission::SendMessages);
    const Message message = co_await require(channel->id, id);
    if (message.author_id != actor) access_.require_in(*channel, actor, Permission::ManageMessages);
    if (!is_written(message.type)) throw Refusal(Code::SystemMessage);
    co_return co_await change(std::move(channel), id, [](Message& now) {
        if ((now.flags & kCrossposted) != 0) throw Refusal(Code::AlreadyCrossposted);
        now.flags |= kCrossposted;
    });
}

// ---- Deleting ----

Task<Message> Messages::erase(Actor actor, ChannelPtr channel, MessageId id) {
    Message message = co_await require(channel->id, id);
    const bool is_own = message.author_id == actor.id;
    if (!is_own) access_.require_in(*channel, actor, Permission::ManageMessages);
    if (!may_be_deleted(message.type)) throw Refusal(Code::SystemMessage);
    AuditDraft entry(channel->guild_id, AuditAction::MessageDelete, message.author_id.value);
    entry.option("channel_id", channel->id).option("count", "1");
    InUnit log;
    if (!is_own && channel->guild_id) log = [entry, actor](store::Unit& unit) { entry.log(unit, actor); };
    co_await erase_all(std::move(channel), {message}, false, std::move(log));
    co_return message;
}

Task<> Messages::remove(ChannelPtr channel, MessageId id) {
    std::vector<Message> one;
    one.push_back(co_await require(channel->id, id));
    co_await erase_all(std::move(channel), std::move(one), false);
}

Task<std::vector<MessageId>> Messages::erase_bulk(Actor actor, ChannelPtr channel, std::vector<MessageId> ids) {
    if (!channel->guild_id) throw Refusal(Code::NotOnDirectMessages);
    access_.require_in(*channel, actor, Permission::ManageMessages);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    if (ids.size() < kLeastBulkDeleted || ids.size() > kMostBulkDeleted) throw Refusal(Code::WrongBulkCount);
    if (ids.front() < MessageId{first_snowflake(clock_.now() - kOldestBulkDeleted)}) throw Refusal(Code::TooOldToBulkDelete);
    std::vector<Message> messages;
    for (db::Row& row : co_await store_.read(store::messages::find(channel->id, ids))) messages.push_back(store::messages::to_message(row));
    std::vector<MessageId> gone;
    for (const Message& message : messages) gone.push_back(message.id);
    if (gone.empty()) co_return gone;
    AuditDraft entry(channel->guild_id, AuditAction::MessageBulkDelete, channel->id.value);
    entry.option("count", std::to_string(gone.size()));
    co_await erase_all(std::move(channel), std::move(messages), true, [entry, actor](store::Unit& unit) { entry.log(unit, actor); });
    co_return gone;
}

Task<> Messages::erase_all(ChannelPtr channel, std::vector<Message> messages, bool is_bulk, InUnit also) {
    MessagesDeleted deleted{.channel = channel, .ids = {}, .is_bulk = is_bulk};
    std::vector<AttachmentId> files;
    for (const Message& message : messages) {
        deleted.ids.push_back(message.id);
        deleted.counted += counts_in_thread(message) ? 1 : 0;
        for (const Attachment& file : message.more().attachments) files.push_back(file.id);
    }
    co_await store_.write([&](store::Unit& unit) {
        if (!is_bulk) unit.add(store::messages::erase(channel->id, deleted.ids.front()));  // of two who delete it at once, one is told that it is gone
        for (const Message& message : messages) {
            unit.add(store::mentions::erase(message, channel->guild_id));
        }
        unit.add(store::messages::erase_all(channel->id, deleted.ids));
        note_deletion(unit, deleted);
        if (also) also(unit);
        unit.tell(std::move(deleted));
    });
    co_await attachments_.remove(std::move(files));
}

}  // namespace parley::core
