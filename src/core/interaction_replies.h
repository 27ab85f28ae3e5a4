// core/interaction_replies.h -- What an application says to an interaction: at once, later, and again; to the whole channel,
// or to the one who asked alone (a draft with the flag kEphemeral), which is kept in memory and never written.
#pragma once
#include "core/interactions.h"
#include "core/messages.h"

#include <optional>

namespace parley::core {

class InteractionReplies {
public:
    InteractionReplies(store::Store& store, bus::LocalBus& bus, Interactions& interactions, Messages& messages, MessageViews& views,
                       Attachments& attachments, const Clock& clock)
        : store_(store), bus_(bus), interactions_(interactions), messages_(messages), views_(views), attachments_(attachments), clock_(clock) {}

    // The first answers. Each is refused as Interactions::acknowledge is; whatever else refuses it leaves the interaction open.
    Task<MessageView> answer(InteractionPtr interaction, MessageDraft draft);
    // A message that says nothing until it is edited, or until the first `follow`.
    Task<MessageView> promise(InteractionPtr interaction, MessageDraft draft);
    // Of a component: its own message changes, now or later. UnknownInteraction for an interaction without one.
    Task<MessageView> update(InteractionPtr interaction, MessageEdit edit);
    void promise_update(const Interaction& interaction);

    // The later ones, with an id or, without, the first answer's message. Refused with UnknownMessage unless this
    // interaction wrote it.
    Task<MessageView> follow(InteractionPtr interaction, MessageDraft draft);
    Task<MessageView> require(InteractionPtr interaction, std::optional<MessageId> id);
    Task<MessageView> edit(InteractionPtr interaction, std::optional<MessageId> id, MessageEdit edit);
    Task<> erase(InteractionPtr interaction, std::optional<MessageId> id);

private:
    Task<MessageView> begin(InteractionPtr interaction, MessageDraft draft);
    Task<MessageView> post(InteractionPtr interaction, MessageDraft draft);
    Task<MessageView> post_private(InteractionPtr interaction, MessageDraft draft);
    Task<MessageView> edit_private(InteractionPtr interaction, std::shared_ptr<const MessageView> before, MessageEdit edit);
    Task<MessageView> rewrite(InteractionPtr interaction, MessageId id, MessageEdit edit);
    Original require_original(const Interaction& interaction) const;
    MessageId require_own(const Interaction& interaction, std::optional<MessageId> id) const;

    store::Store& store_;
    bus::LocalBus& bus_;
    Interactions& interactions_;
    Messages& messages_;
    MessageViews& views_;
    Attachments& attachments_;
    const Clock& clock_;
};

}  // namespace parley::core
