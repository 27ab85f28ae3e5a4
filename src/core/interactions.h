// core/interactions.h -- The interactions that are under way, and the messages that only their people see. All of it lives
// in memory and ends with the process. Any thread.
#pragma once
#include "base/clock.h"
#include "base/task.h"
#include "bus/local_bus.h"
#include "core/attachments.h"
#include "model/interaction.h"
#include "model/refusal.h"
#include "store/store.h"

#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace parley::core {

// Source: Discord API v10, "Interaction Callback".
inline constexpr std::chrono::seconds kTimeToAnswer{3};
inline constexpr std::chrono::minutes kTokenLifetime{15};

// A form that an application showed somebody. `components` is a JSON array as the wire has it.
struct Modal {
    std::string custom_id, components;
};

// The message that an interaction is answered with.
struct Original {
    MessageId id;
    bool is_loading = false;    // it was promised for later and says nothing yet
    bool is_private = false;    // it is kept here
    bool is_component_message = false;  // it is the one that the component stands on
};

class Interactions {
public:
    Interactions(store::Store& store, bus::LocalBus& bus, Attachments& attachments, const Clock& clock)
        : store_(store), bus_(bus), attachments_(attachments), clock_(clock) {}

    InteractionId draw_id() { return store_.draw_id<InteractionId>(); }
    // Gives it a token and its time, and an id unless it has one.
    InteractionPtr begin(Interaction draft);
    // To the application or to the one who asked; see model/event.h for `data`.
    void tell(InteractionPtr interaction, InteractionTold::What what, std::string data = {});
    // Files that came with it can be fetched as long as it lives.
    Task<> hold(const Interaction& interaction, std::vector<Attachment> files);

    // Refused with UnknownInteraction when there is none with that token, or when its time to be answered is over.
    InteractionPtr require(InteractionId id, const std::string& token) const;
    // Takes the right to give the first answer; the one who asked is told. Refused as `require` is, or with
    // InteractionAcknowledged when somebody has it.
    void acknowledge(const Interaction& interaction);
    // The answer came to nothing: another one may be given in the time that is left.
    void take_back(const Interaction& interaction);

    // By its token, for later messages. Refused with UnknownWebhook before it is answered, and with InvalidWebhookToken when
    // there is none or it is over.
    InteractionPtr require_answered(ApplicationId application, const std::string& token) const;

    bool has_token(const std::string& token) const;

    void set_original(const Interaction& interaction, Original original);
    std::optional<Original> original(const Interaction& interaction) const;
    // What its application wrote later, so that it may change that.
    void add_message(const Interaction& interaction, MessageId id);
    bool has_message(const Interaction& interaction, MessageId id) const;

    void open_modal(const Interaction& interaction, Modal modal);
    struct OpenModal {
        InteractionPtr from;
        Modal modal;
    };
    // The one that the person was shown, which is sent once. Nothing when there is none.
    std::optional<OpenModal> take_modal(UserId user, ApplicationId application, const std::string& custom_id);

    // A message that only the asking person sees. It is kept as long as the interaction that wrote or changed it last.
    void keep(const Interaction& interaction, std::shared_ptr<const MessageView> seen);
    // Null when there is none that this person sees.
    std::shared_ptr<const MessageView> find_private(MessageId id, UserId user) const;
    void drop_private(const Interaction& interaction, MessageId id);

    // About once a second: tells of those that nobody answered in time, and forgets those that are over. Looks only at
    // those whose time has come. Returns the files that went with them, for `let_go`.
    std::vector<AttachmentId> expire();
    Task<> let_go(std::vector<AttachmentId> files);

private:
    static constexpr std::size_t kMostModals = 10;  // open before one person; the oldest makes way
    struct Entry {
        InteractionPtr interaction;
        bool is_answered = false;
        std::optional<Original> original;
        std::vector<MessageId> messages;
        std::vector<MessageId> private_messages;  // some may hang on a newer interaction by now
        std::vector<AttachmentId> files;
    };
    struct Private {
        InteractionPtr interaction;  // that it hangs on
        std::shared_ptr<const MessageView> seen;
    };
    Entry* find_entry(InteractionId id);
    const Entry* find_entry(InteractionId id) const;
    void forget(const Interaction& interaction, std::vector<AttachmentId>& files);

    store::Store& store_;
    bus::LocalBus& bus_;
    Attachments& attachments_;
    const Clock& clock_;
    mutable std::mutex mutex_;  // guards all below
    std::unordered_map<InteractionId, Entry> entries_;
    std::unordered_map<std::string, InteractionId> by_token_;
    std::unordered_map<MessageId, Private> private_;
    std::unordered_map<UserId, std::vector<OpenModal>> modals_;
    // Oldest first, within the three seconds. Answered ones stay in the first until their turn.
    std::deque<InteractionPtr> unanswered_, living_;
};

}  // namespace parley::core
