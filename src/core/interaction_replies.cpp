#include "core/interaction_replies.h"

#include "core/kept_attachments.h"

#include <algorithm>

namespace parley::core {
namespace {

using Seen = std::shared_ptr<const MessageView>;

bool is_private_message(const Message& message) { return (message.flags & kEphemeral) != 0; }

void require_text(const Message& message) {
    const MessageDetails& more = message.more();
    const bool is_empty = message.content.empty() && more.embeds == "[]" && more.components == "[]" && more.attachments.empty();
    if (is_empty) throw Refusal(Code::EmptyMessage);
}

}  // namespace

// ---- First answers ----

// The right to answer is taken first, so that of two answers one writes; it is given back when nothing was written.
Task<MessageView> InteractionReplies::begin(InteractionPtr interaction, MessageDraft draft) {
    interactions_.acknowledge(*interaction);
    const bool is_promise = (draft.flags & kLoading) != 0;
    draft.type = interaction->answer_type;
    if (interaction->message) {
        draft.reference = MessageReference{.channel_id = interaction->channel->id, .message_id = interaction->message->message.id, .guild_id = {}};
    }
    std::exception_ptr failure;
    try {
        MessageView view = co_await post(interaction, std::move(draft));
        interactions_.set_original(*interaction, {.id = view.message.id, .is_loading = is_promise, .is_private = is_private_message(view.message)});
        interactions_.tell(interaction, InteractionTold::What::Succeeded);
        co_return view;
    } catch (...) {
        failure = std::current_exception();
    }
    interactions_.take_back(*interaction);
    std::rethrow_exception(failure);
}

Task<MessageView> InteractionReplies::answer(InteractionPtr interaction, MessageDraft draft) {
    co_return co_await begin(std::move(interaction), std::move(draft));
}

Task<MessageView> InteractionReplies::promise(InteractionPtr interaction, MessageDraft draft) {
    draft.flags = (draft.flags & kEphemeral) | kLoading;
    co_return co_await begin(std::move(interaction), std::move(draft));
}

Task<MessageView> InteractionReplies::update(InteractionPtr interaction, MessageEdit edit) {
    if (!interaction->message) throw Refusal(Code::UnknownInteraction);
    interactions_.acknowledge(*interaction);
    const MessageId id = interaction->message->message.id;
    std::exception_ptr failure;
    try {
        MessageView view = co_await rewrite(interaction, id, std::move(edit));
        interactions_.set_original(*interaction, {.id = id, .is_private = is_private_message(view.message), .is_component_message = true});
        interactions_.tell(interaction, InteractionTold::What::Succeeded);
        co_return view;
    } catch (...) {
        failure = std::current_exception();
    }
    interactions_.take_back(*interaction);
    std::rethrow_exception(failure);
}

void InteractionReplies::promise_update(const Interaction& interaction) {
    if (!interaction.message) throw Refusal(Code::UnknownInteraction);
    interactions_.acknowledge(interaction);
    const Message& message = interaction.message->message;
    interactions_.set_original(interaction, {.id = message.id, .is_private = is_private_message(message), .is_component_message = true});
}

// ---- Later ones ----

Original InteractionReplies::require_original(const Interaction& interaction) const {
    const auto original = interactions_.original(interaction);
    if (!original) throw Refusal(Code::UnknownMessage);
    return *original;
}

MessageId InteractionReplies::require_own(const Interaction& interaction, std::optional<MessageId> id) const {
    if (!id) return require_original(interaction).id;
    if (!interactions_.has_message(interaction, *id)) throw Refusal(Code::UnknownMessage);
    return *id;
}

Task<MessageView> InteractionReplies::follow(InteractionPtr interaction, MessageDraft draft) {
    const auto original = interactions_.original(*interaction);
    if (original && original->is_loading) {
        MessageEdit first{.content = std::move(draft.content), .embeds = std::move(draft.embeds), .components = std::move(draft.components), .flags = draft.flags & kIsComponentsV2,
                          .kept = {}, .files = std::move(draft.files), .allowed_mentions = std::move(draft.allowed_mentions)};
        co_return co_await edit(std::move(interaction), std::nullopt, std::move(first));
    }
    if (original) draft.reference = MessageReference{.channel_id = interaction->channel->id, .message_id = original->id, .guild_id = {}};
    MessageView view = co_await post(interaction, std::move(draft));
    interactions_.add_message(*interaction, view.message.id);
    co_return view;
}

Task<MessageView> InteractionReplies::require(InteractionPtr interaction, std::optional<MessageId> id) {
    const MessageId wanted = require_own(*interaction, id);
    if (const Seen seen = interactions_.find_private(wanted, interaction->user->id)) co_return *seen;
    Message message = co_await messages_.require(interaction->channel->id, wanted);
    co_return co_await views_.of(std::move(message), interaction->bot->id);
}

Task<MessageView> InteractionReplies::edit(InteractionPtr interaction, std::optional<MessageId> id, MessageEdit edit) {
    const MessageView before = co_await require(interaction, id);
    const int flags = edit.flags.value_or(before.message.flags) & ~(kLoading | kEphemeral);
    edit.flags = flags | (before.message.flags & kEphemeral);
    edit.is_first_text = (before.message.flags & kLoading) != 0;
    MessageView view = co_await rewrite(interaction, before.message.id, std::move(edit));
    auto original = interactions_.original(*interaction);
    if (original && original->id == view.message.id && std::exchange(original->is_loading, false)) interactions_.set_original(*interaction, *original);
    co_return view;
}

Task<> InteractionReplies::erase(InteractionPtr interaction, std::optional<MessageId> id) {
    const MessageId wanted = require_own(*interaction, id);
    if (const Seen seen = interactions_.find_private(wanted, interaction->user->id)) {
        interactions_.drop_private(*interaction, wanted);
        bus_.publish(PrivateMessageTold{interaction, seen, PrivateMessageTold::What::Deleted});
        std::vector<AttachmentId> files;
        for (const Attachment& file : seen->message.more().attachments) files.push_back(file.id);
        co_return co_await interactions_.let_go(std::move(files));
    }
    co_await messages_.remove(interaction->channel, wanted);
}

// ---- Where a message goes ----

Task<MessageView> InteractionReplies::post(InteractionPtr interaction, MessageDraft draft) {
    if (draft.is_empty() && (draft.flags & kLoading) == 0) throw Refusal(Code::EmptyMessage);
    draft.must_find_reference = false;  // what it answers may be private, or gone
    if ((draft.flags & kEphemeral) != 0) co_return co_await post_private(std::move(interaction), std::move(draft));
    Sender sender{.profile = interaction->bot, .webhook = {}, .application_id = interaction->application_id};
    co_return co_await messages_.post(std::move(sender), interaction->channel, std::move(draft));
}

Task<MessageView> InteractionReplies::rewrite(InteractionPtr interaction, MessageId id, MessageEdit edit) {
    if (Seen seen = interactions_.find_private(id, interaction->user->id)) co_return co_await edit_private(std::move(interaction), std::move(seen), std::move(edit));
    co_return co_await messages_.rewrite(interaction->channel, id, std::move(edit));
}

Task<MessageView> InteractionReplies::post_private(InteractionPtr interaction, MessageDraft draft) {
    MessageDetails details{.embeds = std::move(draft.embeds), .components = std::move(draft.components),
                           .application_id = interaction->application_id, .interaction = std::move(draft.interaction)};
    auto view = std::make_shared<MessageView>();
    for (const ProfilePtr& one : co_await views_.people(allowed(mentions_in(draft.content), draft.allowed_mentions).users)) {
        details.mentions.push_back(one->id);
        view->mentioned.push_back(one);
    }
    if (draft.reference) {
        details.reference = draft.reference;
        if (draft.type == MessageType::Default) draft.type = MessageType::Reply;
    }
    if (interaction->message && draft.reference && draft.reference->message_id == interaction->message->message.id) {
        view->referenced = std::make_shared<const Message>(interaction->message->message);
        view->referenced_author = interaction->message->author;
    }
    details.attachments = co_await attachments_.keep(std::move(draft.files));
    view->author = interaction->bot;
    view->message = {.id = store_.draw_id<MessageId>(), .channel_id = interaction->channel->id, .author_id = interaction->bot->id,
                     .content = std::move(draft.content), .type = draft.type, .flags = draft.flags, .edited_at = {}, .pinned_at = {}, .details = {}};
    const std::vector<Attachment> files = details.attachments;
    view->message.details = std::make_shared<const MessageDetails>(std::move(details));
    co_await interactions_.hold(*interaction, files);
    interactions_.keep(*interaction, view);
    bus_.publish(PrivateMessageTold{std::move(interaction), view, PrivateMessageTold::What::Created});
    co_return *view;
}

Task<MessageView> InteractionReplies::edit_private(InteractionPtr interaction, Seen before, MessageEdit edit) {
    auto view = std::make_shared<MessageView>(*before);
    MessageDetails details = before->message.more();
    std::vector<AttachmentId> dropped;
    if (edit.kept) details.attachments = keep_named(details.attachments, *edit.kept, dropped);
    if (edit.embeds) details.embeds = std::move(*edit.embeds);
    if (edit.components) details.components = std::move(*edit.components);
    if (edit.content) {
        view->message.content = std::move(*edit.content);
        view->mentioned = co_await views_.people(allowed(mentions_in(view->message.content), edit.allowed_mentions).users);
        details.mentions.clear();
        for (const ProfilePtr& one : view->mentioned) details.mentions.push_back(one->id);
    }
    const std::vector<Attachment> fresh = co_await attachments_.keep(std::move(edit.files));
    details.attachments.insert(details.attachments.end(), fresh.begin(), fresh.end());
    if (edit.flags) view->message.flags = *edit.flags | kEphemeral;
    if (!edit.is_first_text) view->message.edited_at = clock_.now();
    view->message.details = std::make_shared<const MessageDetails>(std::move(details));
    require_text(view->message);
    co_await interactions_.hold(*interaction, fresh);
    interactions_.keep(*interaction, view);
    bus_.publish(PrivateMessageTold{std::move(interaction), view, PrivateMessageTold::What::Updated});
    co_await interactions_.let_go(std::move(dropped));
    co_return *view;
}

}  // namespace parley::core
