// model/message.h -- Messages, and the two people of a direct channel.
#pragma once
#include "model/channel.h"
#include "model/id.h"
#include "model/user.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley {

// A conversation of two people (or of one with themselves): channel type 1.
struct DirectChannel {
    ChannelId id;
    bool is_open_for_both = false;  // listed among both people's chats
};

// The two people of a direct channel in a fixed order.
struct Pair {
    UserId low, high;
    Pair(UserId a, UserId b) : low(std::min(a, b)), high(std::max(a, b)) {}
    bool operator==(const Pair&) const = default;
};

// The numbers of Discord's message types that Parley makes.
enum class MessageType : int {
    Default = 0,
    RecipientAdd = 1,
    RecipientRemove = 2,
    ChannelNameChange = 4,
    ChannelIconChange = 5,
    ChannelPinned = 6,
    UserJoin = 7,
    ThreadCreated = 18,
    Reply = 19,
    ChatInputCommand = 20,
    ThreadStarter = 21,
    ContextMenuCommand = 23,
};

// What somebody wrote or called up, as opposed to a notice of the server's.
constexpr bool is_written(MessageType type) {
    return type == MessageType::Default || type == MessageType::Reply || type == MessageType::ChatInputCommand || type == MessageType::ContextMenuCommand;
}

// Bits of Message::flags. Source: Discord API v10, "Message Flags".
inline constexpr int kCrossposted = 1 << 0, kSuppressEmbeds = 1 << 2, kHasThread = 1 << 5, kEphemeral = 1 << 6, kLoading = 1 << 7,
                     kSuppressNotifications = 1 << 12, kIsVoiceMessage = 1 << 13, kHasSnapshot = 1 << 14, kIsComponentsV2 = 1 << 15;

// A file that stands in a message. Its bytes lie in the store of files under its id.
struct Attachment {
    AttachmentId id;
    std::string filename;
    std::int64_t size_bytes = 0;
    std::optional<std::string> content_type, description, title;
    std::optional<int> width, height;      // of pictures
    std::optional<double> duration_seconds;
    std::optional<std::string> waveform;   // base64
    int flags = 0;
    bool is_ephemeral = false;
    bool operator==(const Attachment&) const = default;
};

inline constexpr int kForward = 1;  // MessageReference::type

// The message that another one answers (type 0) or forwards.
struct MessageReference {
    int type = 0;
    ChannelId channel_id;
    std::optional<MessageId> message_id;
    std::optional<GuildId> guild_id;
    bool operator==(const MessageReference&) const = default;
};

// Who speaks through a webhook: not an account.
struct WebhookAuthor {
    WebhookId id;
    std::string name;
    std::optional<std::string> avatar;
    bool operator==(const WebhookAuthor&) const = default;
};

// What most messages lack. JSON members hold what the wire has, already checked.
struct MessageDetails {
    std::string embeds = "[]", components = "[]", sticker_items = "[]";
    std::vector<Attachment> attachments;
    std::vector<UserId> mentions;          // filtered by allowed_mentions
    std::vector<RoleId> mention_roles;
    bool mentions_everyone = false;
    bool is_tts = false;
    std::optional<MessageReference> reference;
    // JSON: what a snapshot of a forwarded message has beside its text, files, embeds and components, which stand in the
    // message that forwards it.
    std::optional<std::string> forwarded;
    std::optional<WebhookAuthor> webhook;
    std::optional<ApplicationId> application_id;
    std::optional<std::string> interaction;  // JSON: interaction_metadata
    bool operator==(const MessageDetails&) const = default;
};

struct Message {
    MessageId id;
    ChannelId channel_id;
    UserId author_id;                      // of a webhook's message: the webhook's id
    std::string content;
    MessageType type = MessageType::Default;
    int flags = 0;
    std::optional<Time> edited_at, pinned_at;
    std::shared_ptr<const MessageDetails> details;  // null: none of them
    std::optional<int> position;           // about which one of its thread it is; nothing elsewhere

    const MessageDetails& more() const {
        static const MessageDetails none;
        return details ? *details : none;
    }
};

// What a reaction shows: a character, or an emoji of somebody's own.
struct ReactionEmoji {
    EmojiId id;         // 0: `name` is the character itself
    std::string name;
    bool is_animated = false;
    bool operator==(const ReactionEmoji&) const = default;
};
struct ReactionCount {
    ReactionEmoji emoji;
    int count = 0;
    bool is_mine = false;  // the one who asked is among them
};

// A message with what an answer or an event shows beside its row.
struct MessageView {
    Message message;
    ProfilePtr author;                          // null for a webhook's
    std::vector<ProfilePtr> mentioned;          // of details->mentions, those who are still there
    std::shared_ptr<const Message> referenced;  // what it answers; null when that is gone
    ProfilePtr referenced_author;
    std::vector<ReactionCount> reactions;       // in the order of their first one
    ChannelPtr thread;                          // that was started from it
};

}  // namespace parley

template <>
struct std::hash<parley::Pair> {
    std::size_t operator()(const parley::Pair& pair) const noexcept {
        return std::hash<parley::UserId>{}(pair.low) * 31 + std::hash<parley::UserId>{}(pair.high);
    }
};
