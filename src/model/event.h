// model/event.h -- What happened, told to every loop after it is durable. Events are hints, rows are the truth.
#pragma once
#include "model/application.h"
#include "model/channel.h"
#include "model/command.h"
#include "model/guild.h"
#include "model/interaction.h"
#include "model/message.h"
#include "model/notifications.h"
#include "model/relationship.h"
#include "model/user.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace parley {

// One connection of this process; 0 is none.
using ConnectionNumber = std::uint64_t;

struct MessageCreated {
    Message message;
    ProfilePtr author;     // as they were when the message was sent; null for a webhook's
    ProfilePtr recipient;  // the other one of a direct channel; null elsewhere
    ConnectionNumber origin = 0;
    std::string nonce;  // the JSON text that the sender gave, or empty
    ChannelPtr channel;                 // null for a direct channel
    MemberPtr member;                   // the author's, in a guild
    std::vector<ProfilePtr> mentioned;  // the people of message.details->mentions
    // The message that it answers, and who wrote that.
    std::shared_ptr<const Message> referenced;
    ProfilePtr referenced_author;
    bool opens_channel = false;         // a direct channel comes onto its people's lists with it
};
// Edited, pinned, or something that hangs on it changed. `seen` is the message with all that an answer shows of it.
struct MessageUpdated {
    std::shared_ptr<const MessageView> seen;
    ChannelPtr channel;
    std::optional<std::string> old_content;  // where it became another one
};
// One, or several at once (is_bulk).
struct MessagesDeleted {
    ChannelPtr channel;
    std::vector<MessageId> ids;
    bool is_bulk = false;
    int counted = 0;  // how many of them their thread counts
};
struct ReactionAdded {
    ChannelPtr channel;
    MessageId message_id;
    UserId message_author_id;
    ReactionEmoji emoji;
    ProfilePtr user;
    MemberPtr member;  // null outside of guilds
};
struct ReactionRemoved {
    ChannelPtr channel;
    MessageId message_id;
    ReactionEmoji emoji;
    UserId user_id;
};
struct ReactionsCleared {
    ChannelPtr channel;
    MessageId message_id;
    std::optional<ReactionEmoji> emoji;  // none: all of them
};
struct PinsChanged {
    ChannelPtr channel;  // with its last_pin_at
};
// People came to a thread or left it.
struct ThreadMembersChanged {
    ChannelPtr thread;
    std::vector<ThreadMember> added;
    std::vector<UserId> removed;
    int member_count = 0;
};
// Somebody came to a group or left it; `group` is as it is now. Or they opened or closed their side of
// a direct channel, which keeps its people.
struct RecipientChanged {
    ChannelPtr group;
    ProfilePtr user;
    bool is_added = false;
};
struct ProfileChanged {
    Profile profile;
    std::vector<UserId> audience;  // who shares a chat with them
};
struct PresenceChanged {
    Profile profile;
    bool is_online = false;
    std::optional<std::vector<UserId>> audience;  // none: everyone
};
// How somebody wants to be seen by those who share a guild with them. `activities` is a JSON array as the wire has it.
struct AppearanceChanged {
    UserId user_id;
    std::string status, activities;
};
struct ReadMoved {
    UserId user_id;
    std::string other_username;  // empty outside of direct channels
    MessageId message_id;
    ChannelId channel_id;
    int mention_count = 0;
};
// To the person's own devices alone, like what follows.
struct NotificationsChanged {
    UserId user_id;
    GuildNotifications settings;
};
struct OwnSettingsChanged {
    UserId user_id;
    std::string changed;  // a JSON object of what is another now
};
struct TypingStarted {
    ProfilePtr author;
    UserId recipient;     // of a direct channel
    ChannelPtr channel;   // null for a direct channel whose id nobody asked for
    MemberPtr member;     // the author's, in a guild
    Time at{};
};
struct SessionEnded {
    UserId user_id;
    SessionId session_id;
};
// All of the person's sessions but one: the password changed.
struct OtherSessionsEnded {
    UserId user_id;
    SessionId kept;
};
// Another program (parley user, parley import) wrote to the database: everything remembered may be old.
struct StorageChanged {};

// What changes the guilds that core/guild_cache holds. It knows of each before anyone else is told.
struct GuildCreated {
    GuildPtr guild;
    std::vector<RolePtr> roles;
    std::vector<ChannelPtr> channels;
    std::vector<MemberPtr> members;
};
struct GuildUpdated {
    GuildPtr guild;
};
struct GuildDeleted {
    GuildId guild_id;
    std::vector<UserId> members;  // who were in it
};
struct RoleSaved {
    RolePtr role;
    bool is_new = false;
};
struct RoleDeleted {
    GuildId guild_id;
    RoleId role_id;
};
// Channels, threads and groups.
struct ChannelSaved {
    ChannelPtr channel;
    bool is_new = false;
};
struct ChannelDeleted {
    ChannelPtr channel;
};
struct MemberAdded {
    MemberPtr member;
    ProfilePtr profile;
    std::shared_ptr<const Application> application;  // whose bot it is; null for people
};
struct MemberUpdated {
    MemberPtr member;
    ProfilePtr profile;
};
struct MemberRemoved {
    GuildId guild_id;
    ProfilePtr profile;
};
struct EmojisChanged {
    GuildId guild_id;
    std::vector<Emoji> emojis;  // all that the guild now has
};
struct WebhooksChanged {
    GuildId guild_id;
    ChannelId channel_id;
};
struct BanAdded {
    GuildId guild_id;
    ProfilePtr profile;
};
struct BanRemoved {
    GuildId guild_id;
    ProfilePtr profile;
};
struct AuditLogged {
    AuditEntry entry;
};
// Its token, its flags or something else of it is another one now.
struct ApplicationChanged {
    ApplicationId id;
    UserId bot_id;  // 0 without a bot
    bool is_token_new = false;
};
struct InviteCreated {
    Invite invite;
    ProfilePtr inviter;
};
struct InviteDeleted {
    GuildId guild_id;
    ChannelId channel_id;
    std::string code;
};
struct RelationshipSaved {
    UserId user_id;  // whose list it stands on
    Relationship relationship;
    ProfilePtr other;
};
struct RelationshipEnded {
    UserId user_id, other;
    Relationship::Type was = Relationship::Type::Friend;
};

// Of no row: an interaction lives in memory, and so does what is said about it.
struct InteractionTold {
    enum class What {
        Begun,           // to the application; to the one who asked too, but for autocompletion
        Succeeded,       // to the one who asked, as all below
        Failed,          // nobody answered in time
        ModalOpened,
        ChoicesOffered,  // for autocompletion
    };
    InteractionPtr interaction;
    What what = What::Begun;
    std::string data;  // JSON: all that the application is told, the modal, or the choices
};
// A message that only the one who asked sees: it has no row either.
struct PrivateMessageTold {
    enum class What { Created, Updated, Deleted };
    InteractionPtr interaction;
    std::shared_ptr<const MessageView> seen;
    What what = What::Created;
};
struct CommandPermissionsChanged {
    CommandPermissions permissions;
};

using AnyEvent = std::variant<
    MessageCreated,
    MessageUpdated,
    MessagesDeleted,
    ReactionAdded,
    ReactionRemoved,
    ReactionsCleared,
    PinsChanged,
    ThreadMembersChanged,
    RecipientChanged,
    ProfileChanged,
    PresenceChanged,
    AppearanceChanged,
    ReadMoved,
    NotificationsChanged,
    OwnSettingsChanged,
    TypingStarted,
    SessionEnded,
    OtherSessionsEnded,
    StorageChanged,
    GuildCreated,
    GuildUpdated,
    GuildDeleted,
    RoleSaved,
    RoleDeleted,
    ChannelSaved,
    ChannelDeleted,
    MemberAdded,
    MemberUpdated,
    MemberRemoved,
    EmojisChanged,
    WebhooksChanged,
    BanAdded,
    BanRemoved,
    AuditLogged,
    ApplicationChanged,
    RelationshipSaved,
    RelationshipEnded,
    InviteCreated,
    InviteDeleted,
    InteractionTold,
    PrivateMessageTold,
    CommandPermissionsChanged>;
// A type of its own, so that its name stays short wherever a template mentions it.
struct Event : AnyEvent {
    using AnyEvent::AnyEvent;
};
using EventPtr = std::shared_ptr<const Event>;

}  // namespace parley
