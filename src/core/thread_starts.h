// core/thread_starts.h -- Threads together with the messages that they begin with.
#pragma once
#include "core/messages.h"
#include "core/threads.h"

namespace parley::core {

class ThreadStarts {
public:
    ThreadStarts(ChannelAccess& access, Threads& threads, Messages& messages, Directory& directory)
        : access_(access), threads_(threads), messages_(messages), directory_(directory) {}

    // Without a message; unless it is private, a notice tells its channel. Refused as Threads::start says.
    Task<ChannelPtr> start(Actor actor, ThreadDraft draft);
    // From a message of its channel, which is marked and stands at the thread's beginning. Refused with UnknownMessage,
    // SystemMessage for a notice, or MissingPermissions also without ReadMessageHistory.
    Task<ChannelPtr> start_from(Actor actor, MessageId message, ThreadDraft draft);

    struct Post {
        ChannelPtr thread;
        MessageView message;
    };
    // A thread of a forum with its first message, which bears its id. Refused with EmptyMessage, or with MissingPermissions
    // also for files and embeds that the sender may not send. `reason` is for the audit log.
    Task<Post> post(Sender sender, ThreadDraft draft, MessageDraft message, std::optional<std::string> reason = {});

private:
    Task<> note(UserId actor, ChannelPtr channel, MessageType type, MessageReference reference, std::string text);

    ChannelAccess& access_;
    Threads& threads_;
    Messages& messages_;
    Directory& directory_;
};

}  // namespace parley::core
