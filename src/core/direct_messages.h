// core/direct_messages.h -- Conversations of two people: opening, writing, reading.
#pragma once
#include "base/bounded_cache.h"
#include "base/task.h"
#include "bus/local_bus.h"
#include "model/message.h"
#include "store/store.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::core {

inline constexpr std::size_t kLongestMessage = 4'000;  // characters (code points)
inline constexpr int kMostUnread = 100;                // counting stops here
inline constexpr int kPage = 50;
inline constexpr int kLargestPage = 100;

// What is wrong with a message's text, as a sentence for its sender, or nothing.
std::optional<std::string_view> wrong_text(std::string_view content);

// A message on its way. Its people and its channel are known, so nothing has to be looked up.
struct Draft {
    ProfilePtr author, recipient;
    DirectChannel channel;
    std::string content;
    ConnectionNumber origin = 0;
    std::string nonce;  // JSON text, or empty
};

struct Chat {
    Profile other;
    ChannelId channel_id;
    std::optional<Message> last;
    std::optional<MessageId> last_read;
    int unread = 0;
};

struct Range {  // a page of history: before, after, or the newest
    std::optional<MessageId> before, after;
    int limit = kPage;
};

class DirectMessages {
public:
    DirectMessages(store::Store& store, bus::LocalBus& bus, const Clock& clock);

    // The pair's channel from memory; absent means "ask open".
    std::optional<DirectChannel> find_cached(const Pair& pair) const { return channels_.find(pair); }
    std::optional<DirectChannel> find_cached(UserId a, UserId b) const { return find_cached(Pair(a, b)); }
    // The pair's channel, made when it is not there yet. It stands on nobody's list until the first message or save.
    Task<DirectChannel> open(Pair pair);
    Task<std::optional<DirectChannel>> find(Pair pair);

    // Queues the message. Everyone is told by MessageCreated once it is durable; `failed` is called, by the
    // committer's thread, when it is not: Refusal NonceUsed, StorageFull or StorageBroken.
    void post(Draft draft, std::move_only_function<void(std::exception_ptr)> failed);
    // What an earlier try with that nonce stored.
    Task<std::optional<Message>> find_by_nonce(UserId author, ChannelId channel, std::string nonce);

    // Puts the chat on the person's list.
    Task<> save(UserId user, UserId other);
    // The same, and their sessions are told; takes it off again, until the next message. `channel` is one of theirs, of type Dm.
    Task<> show(ProfilePtr user, ChannelPtr channel);
    Task<> close(ProfilePtr user, ChannelPtr channel);
    Task<std::vector<Chat>> chats(UserId user);
    // Oldest first. A page may have 1.6 MB: `use` gets it on a thread of the database's, to make what is wanted of it there.
    // Not called when the two have no conversation.
    Task<> history(Pair pair, Range range, std::function<void(std::vector<Message>)> use);
    Task<> mark_read(UserId user, Profile other, MessageId id);
    void tell_typing(ProfilePtr author, UserId recipient);

    Task<> erase_old_nonces();

private:
    static constexpr std::size_t kMostKept = 100'000;
    static constexpr std::chrono::days kNonceLifetime{7};

    store::Store& store_;
    bus::LocalBus& bus_;
    const Clock& clock_;
    BoundedCache<Pair, DirectChannel> channels_{kMostKept};
};

}  // namespace parley::core
