#include "core/thread_starts.h"

namespace parley::core {

Task<> ThreadStarts::note(UserId actor, ChannelPtr channel, MessageType type, MessageReference reference, std::string text) {
    MessageDraft notice{.content = std::move(text), .type = type};
    notice.reference = reference;
    notice.allowed_mentions = {.all_users = false, .all_roles = false, .everyone = false, .users = {}, .roles = {}, .replied_user = false};
    const ProfilePtr author = co_await directory_.find(actor);
    if (author) co_await messages_.post({.profile = author}, std::move(channel), std::move(notice));
}

// The notice is named as the thread is and points to it, not to a message (Discord API v10, "Message Types").
Task<ChannelPtr> ThreadStarts::start(Actor actor, ThreadDraft draft) {
    ChannelPtr parent = co_await access_.require(draft.parent_id, actor);
    ChannelPtr thread = co_await threads_.start(actor, std::move(draft));
    if (thread->type == ChannelType::PrivateThread) co_return thread;
    co_await note(actor, std::move(parent), MessageType::ThreadCreated, {.channel_id = thread->id, .message_id = {}, .guild_id = thread->guild_id}, thread->name);
    co_return thread;
}

Task<ChannelPtr> ThreadStarts::start_from(Actor actor, MessageId id, ThreadDraft draft) {
    const ChannelPtr parent = co_await access_.require(draft.parent_id, actor);
    access_.require_in(*parent, actor, Permission::ReadMessageHistory);
    const Message message = co_await messages_.require(parent->id, id);
    if (!is_written(message.type)) throw Refusal(Code::SystemMessage);
    draft.type = parent->type == ChannelType::GuildAnnouncement ? ChannelType::AnnouncementThread : ChannelType::PublicThread;
    draft.from = id;
    ChannelPtr thread = co_await threads_.start(actor, std::move(draft));
    co_await messages_.change(parent, id, [](Message& marked) { marked.flags |= kHasThread; });
    co_await note(actor, thread, MessageType::ThreadStarter, {.channel_id = parent->id, .message_id = id, .guild_id = parent->guild_id}, "");
    co_return thread;
}

Task<ThreadStarts::Post> ThreadStarts::post(Sender sender, ThreadDraft draft, MessageDraft message, std::optional<std::string> reason) {
    if (message.is_empty()) throw Refusal(Code::EmptyMessage);
    if (sender.profile) {
        const ChannelPtr forum = co_await access_.require(draft.parent_id, sender.id());
        if (!message.files.empty()) access_.require_in(*forum, sender.id(), Permission::AttachFiles);
        if (message.embeds != "[]" && sender.profile->is_bot) access_.require_in(*forum, sender.id(), Permission::EmbedLinks);
        if (!access_.permissions(*forum, sender.id()).has(Permission::MentionEveryone)) message.allowed_mentions.everyone = false;
    }
    ChannelPtr thread = sender.profile ? co_await threads_.start(Actor(sender.id(), std::move(reason)), std::move(draft))
                                       : co_await threads_.start(sender.webhook->id, std::move(draft));
    message.id = MessageId{thread->id.value};
    message.reference.reset();
    MessageView first = co_await messages_.post(std::move(sender), thread, std::move(message));
    co_return Post{.thread = std::move(thread), .message = std::move(first)};
}

}  // namespace parley::core
