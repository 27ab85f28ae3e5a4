// model/refusal.h -- A "no" that the caller is told, with its reason. Each door says it in its protocol's way.
#pragma once
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

enum class Code {
    NotAuthenticated,
    ForeignOrigin,
    UserExists,
    UnknownUser,
    WrongPassword,
    AccountDisabled,
    TooManyTries,
    Busy,
    UnknownMessage,
    UnknownSession,
    NonceUsed,
    InvalidForm,
    UnsupportedType,
    StorageFull,
    StorageBroken,
    // What only Discord's API says; its number and text stand in the table.
    Unauthorized,
    InvalidJson,
    UnknownApplication,
    UnknownChannel,
    UnknownGuild,
    UnknownInvite,
    UnknownMember,
    UnknownOverwrite,
    UnknownRole,
    UnknownEmoji,
    UnknownWebhook,
    UnknownBan,
    UnknownIntegration,
    UnknownWelcomeScreen,
    UnknownGuildTemplate,
    UnknownSticker,
    UnknownStickerPack,
    UnknownVoiceState,
    UnknownStageInstance,
    UnknownScheduledEvent,
    UnknownSound,
    UnknownInteraction,
    UnknownCommand,
    UnknownCommandPermissions,
    OnlyUsers,
    OnlyBots,
    OnlyOwner,
    Banned,
    InteractionAcknowledged,
    FileTooLarge,
    TooManyGuilds,
    TooManyApplications,
    TooManyRecipients,
    TooManyPins,
    TooManyRoles,
    TooManyWebhooks,
    TooManyReactions,
    TooManyChannels,
    TooManyInvites,
    TooManyEmojis,
    TooManyAnimatedEmojis,
    TooManyPinnedThreads,
    TooManyGuildWebhooks,
    TooManyOverwrites,
    TooManyThreads,
    TooManyAnnouncementThreads,
    TooManyThreadMembers,
    TooManyCommands,
    TooManyScheduledEvents,
    TooManyStickers,
    TooManySounds,
    AlreadyCrossposted,
    InvitesPaused,
    InvalidSticker,
    TargetNotInVoice,
    ForumHoldsPosts,
    TagNamesRepeat,
    NoFreeTags,
    TagRequired,
    BansFailed,
    MissingAccess,
    InvalidAccountType,
    NotOnDirectMessages,
    WidgetDisabled,
    NotAuthor,
    EmptyMessage,
    CannotMessageUser,
    CannotSendHere,
    MissingPermissions,
    NotYourApplication,
    BotCannotOwn,
    WrongBulkCount,
    WrongPinChannel,
    SystemMessage,
    WrongChannelType,
    InvalidWebhookToken,
    InvalidRecipients,
    InvalidOAuth2Token,
    InvalidRole,
    TooOldToBulkDelete,
    BotNotInGuild,
    ThreadIsArchived,
    CannotReadAnswered,
    ThreadExists,
    ThreadIsLocked,
    CannotReadForwarded,
    ReactionBlocked,
    WebhookNeedsThread,
    WebhookNamesTwoThreads,
    WebhookThreadNeedsForum,
    SlowMode,
};

// One wrong field: where it is, a sentence for a person, and a word for a program.
struct FieldError {
    std::vector<std::string> where;  // {"body", "email"}
    std::string message;
    std::string type;  // "value_error", "missing", "string_type", …
};

// Notes a fault of that field of the body, if there is one.
void note_fault(std::vector<FieldError>& faults, std::string field, std::optional<std::string> fault);

struct Refusal : std::exception {
    explicit Refusal(Code why) : code(why) {}
    Refusal(Code why, int seconds) : code(why), retry_after_seconds(seconds) {}
    explicit Refusal(std::vector<FieldError> wrong) : code(Code::InvalidForm), fields(std::move(wrong)) {}

    const char* what() const noexcept override;

    Code code;
    int retry_after_seconds = 0;
    std::vector<FieldError> fields;
};

// HTTP's status and the sentence for each code.
int status_of(Code code);
std::string_view text_of(Code code);

// The same as Discord's API says it: its JSON error code, 0 where it has none. Source: Discord API v10, "Opcodes and
// Status Codes".
struct DiscordError {
    int status = 0;
    int number = 0;
    std::string_view text;
};
DiscordError discord_error_of(Code code);

}  // namespace parley
