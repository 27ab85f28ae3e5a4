// core/messages.h -- Messages of every kind of channel: sent, edited, deleted, read. A plain text of the simple API goes
// through core/direct_messages, which has nothing to look up; both write the same rows and tell the same event.
#pragma once
#include "core/attachments.h"
#include "core/actor.h"
#include "core/channel_access.h"
#include "core/message_draft.h"
#include "core/message_reader.h"
#include "core/message_views.h"
#include "core/relationships.h"
#include "core/slow_mode.h"
#include "core/turns.h"
#include "store/store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace parley::core {

inline constexpr std::chrono::days kOldestBulkDeleted{14};
inline constexpr std::size_t kLeastBulkDeleted = 2, kMostBulkDeleted = 100;
inline constexpr std::size_t kMostMentions = 100;  // people whom one message calls; the rest is not told

// A page of history: one of the three, or the newest.
struct MessageRange {
    std::optional<MessageId> before, after, around;
    int limit = 50;
};

class Messages {
public:
    Messages(store::Store& store, bus::LocalBus& bus, ChannelAccess& access, GuildCache& guilds, Directory& directory,
             Relationships& relationships, Attachments& attachments, MessageViews& views, Turns& turns, const Clock& clock);

    // As a member: refused with MissingPermissions (to send, to attach, to embed), CannotSendHere, CannotMessageUser,
    // SlowMode, ThreadIsLocked, CannotReadAnswered, ForumHoldsPosts, EmptyMessage, or UnknownMessage for what it answers. With `enforces_nonce` and a nonce that the
    // author used here before, the message of then comes back and nobody is told.
    Task<MessageView> send(Sender sender, ChannelPtr channel, MessageDraft draft);
    // The same for whoever needs no permission: webhooks, interactions, and the server's own notices.
    Task<MessageView> post(Sender sender, ChannelPtr channel, MessageDraft draft);

    // What somebody may forward, as it is now; the reference is told its guild. Refused with UnknownChannel, MissingAccess,
    // CannotReadForwarded without ReadMessageHistory or for a bot that may not read its content, UnknownMessage, or SystemMessage
    // for a notice.
    Task<MessageView> require_forwardable(MessageReader actor, MessageReference& reference);

    // Refused with UnknownMessage.
    Task<Message> require(ChannelId channel, MessageId id);
    // Newest first. Needs no permission here; who may not read the history is answered with nothing by the caller.
    Task<std::vector<Message>> history(ChannelId channel, MessageRange range);

    // By its author; somebody with ManageMessages may change the flags alone. Refused with NotAuthor, EmptyMessage, SystemMessage.
    Task<MessageView> edit(UserId actor, ChannelPtr channel, MessageId id, MessageEdit edit);
    // The same for webhooks and interactions: whose message it is was checked.
    Task<MessageView> rewrite(ChannelPtr channel, MessageId id, MessageEdit edit);
    // Whatever else of a message changes (a pin, a flag): no other change of it comes between. Told as MessageUpdated.
    using InUnit = std::function<void(store::Unit&)>;  // what is written together with the change, or nothing
    Task<MessageView> change(ChannelPtr channel, MessageId id, std::function<void(Message&)> change, InUnit also = {});

    // Publishes a message of an announcement channel: its author with SendMessages, somebody else with ManageMessages too. Refused
    // with MissingPermissions, WrongChannelType, SystemMessage, AlreadyCrossposted.
    Task<MessageView> crosspost(UserId actor, ChannelPtr channel, MessageId id);

    // By its author, or with ManageMessages, which a guild's audit log keeps.
    Task<Message> erase(Actor actor, ChannelPtr channel, MessageId id);
    // The same for webhooks and interactions.
    Task<> remove(ChannelPtr channel, MessageId id);
    // Refused with WrongBulkCount, TooOldToBulkDelete. Those that are not there are passed over.
    Task<std::vector<MessageId>> erase_bulk(Actor actor, ChannelPtr channel, std::vector<MessageId> ids);

    void tell_typing(ProfilePtr author, ChannelPtr channel);

private:
    struct Prepared;

    void require_may_send(const Sender& sender, const Channel& channel, const MessageDraft& draft) const;
    Task<Prepared> prepare(const Sender& sender, const Channel& channel, MessageDraft& draft);
    Task<> resolve_reference(const Channel& channel, MessageDraft& draft, Prepared& prepared);
    Task<> resolve_mentions(UserId author, const Channel& channel, const std::string& content, const AllowedMentions& allowed, MessageDetails& details);
    Task<MessageView> write(Sender sender, ChannelPtr channel, MessageDraft draft, Prepared prepared);
    Task<std::optional<MessageView>> find_by_nonce(UserId author, ChannelId channel, std::string nonce);
    Task<MessageView> apply(ChannelPtr channel, Message message, MessageEdit edit);
    Task<MessageView> save(ChannelPtr channel, Message before, Message message, std::vector<Attachment> fresh, std::vector<AttachmentId> dropped,
                           InUnit also = {});
    Task<> erase_all(ChannelPtr channel, std::vector<Message> messages, bool is_bulk, InUnit also = {});

    store::Store& store_;
    bus::LocalBus& bus_;
    ChannelAccess& access_;
    GuildCache& guilds_;
    Directory& directory_;
    Relationships& relationships_;
    Attachments& attachments_;
    MessageViews& views_;
    Turns& turns_;
    const Clock& clock_;
    SlowMode slow_mode_;
};

}  // namespace parley::core
