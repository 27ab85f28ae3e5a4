#include "model/refusal.h"

namespace parley {
namespace {

struct Row {
    Code code;
    int status;
    std::string_view text;
    // How Discord's API says it where that differs.
    int number = 0;
    int discord_status = 0;
    std::string_view discord_text = {};
};

constexpr Row kRows[] = {
    {Code::NotAuthenticated, 401, "Not authenticated", 0, 401, "401: Unauthorized"},
    {Code::ForeignOrigin, 403, "This request came from another site."},
    {Code::UserExists, 400, "User exists.", 50035},
    {Code::UnknownUser, 404, "User does not exist.", 10013, 404, "Unknown User"},
    {Code::WrongPassword, 400, "Incorrect password.", 50035, 400, "Invalid login or password."},
    {Code::AccountDisabled, 403, "This account is disabled.", 20013},
    {Code::TooManyTries, 429, "Too many tries."},
    {Code::Busy, 503, "The server is busy. Try again in a moment."},
    {Code::UnknownMessage, 404, "Message does not exist.", 10008, 404, "Unknown Message"},
    {Code::UnknownSession, 404, "Session does not exist.", 10020, 404, "Unknown Session"},
    {Code::NonceUsed, 409, "This nonce was used for another message."},
    {Code::InvalidForm, 422, "The request is not valid.", 50035, 400, "Invalid Form Body"},
    {Code::UnsupportedType, 422, "The body has an unsupported content type.", 50035, 400},
    {Code::StorageFull, 507, "Not stored: the server's disk is full."},
    {Code::StorageBroken, 503, "Not stored: the server cannot write to its disk."},
    {Code::Unauthorized, 401, "Unauthorized. Provide a valid token and try again.", 40001},
    {Code::InvalidJson, 400, "The request body contains invalid JSON.", 50109},
    {Code::UnknownApplication, 404, "Unknown Application", 10002},
    {Code::UnknownChannel, 404, "Unknown Channel", 10003},
    {Code::UnknownGuild, 404, "Unknown Guild", 10004},
    {Code::UnknownInvite, 404, "Unknown Invite", 10006},
    {Code::UnknownMember, 404, "Unknown Member", 10007},
    {Code::UnknownOverwrite, 404, "Unknown Permission Overwrite", 10009},
    {Code::UnknownRole, 404, "Unknown Role", 10011},
    {Code::UnknownEmoji, 404, "Unknown Emoji", 10014},
    {Code::UnknownWebhook, 404, "Unknown Webhook", 10015},
    {Code::UnknownBan, 404, "Unknown Ban", 10026},
    {Code::UnknownIntegration, 404, "Unknown Integration", 10005},
    {Code::UnknownWelcomeScreen, 404, "Unknown Guild Welcome Screen", 10069},
    {Code::UnknownGuildTemplate, 404, "Unknown guild template", 10057},
    {Code::UnknownSticker, 404, "Unknown sticker", 10060},
    {Code::UnknownStickerPack, 404, "Unknown sticker pack", 10061},
    {Code::UnknownVoiceState, 404, "Unknown voice state", 10065},
    {Code::UnknownStageInstance, 404, "Unknown Stage Instance", 10067},
    {Code::UnknownScheduledEvent, 404, "Unknown Guild Scheduled Event", 10070},
    {Code::UnknownSound, 404, "Unknown sound", 10097},
    {Code::UnknownInteraction, 404, "Unknown interaction", 10062},
    {Code::UnknownCommand, 404, "Unknown application command", 10063},
    {Code::UnknownCommandPermissions, 404, "Unknown application command permissions", 10066},
    {Code::OnlyUsers, 403, "Bots cannot use this endpoint", 20001},
    {Code::OnlyBots, 403, "Only bots can use this endpoint", 20002},
    {Code::OnlyOwner, 403, "Only the owner of this account can perform this action", 20018},
    {Code::Banned, 403, "The user is banned from this guild.", 40007},
    {Code::InteractionAcknowledged, 400, "Interaction has already been acknowledged.", 40060},
    {Code::FileTooLarge, 413, "Request entity too large", 40005},
    {Code::TooManyGuilds, 400, "Maximum number of guilds reached (100)", 30001},
    {Code::TooManyApplications, 400, "Maximum number of applications reached (100)"},
    {Code::TooManyRecipients, 400, "Maximum number of recipients reached (10)", 30004},
    {Code::TooManyPins, 400, "Maximum number of pins reached for the channel (250)", 30003},
    {Code::TooManyRoles, 400, "Maximum number of guild roles reached (250)", 30005},
    {Code::TooManyWebhooks, 400, "Maximum number of webhooks reached (15)", 30007},
    {Code::TooManyReactions, 400, "Maximum number of reactions reached (20)", 30010},
    {Code::TooManyChannels, 400, "Maximum number of guild channels reached (500)", 30013},
    {Code::TooManyInvites, 400, "Maximum number of invites reached (1000)", 30016},
    {Code::TooManyEmojis, 400, "Maximum number of emojis reached", 30008},
    {Code::TooManyAnimatedEmojis, 400, "Maximum number of animated emojis reached", 30018},
    {Code::TooManyPinnedThreads, 400, "Maximum number of pinned threads in a forum channel has been reached", 30047},
    {Code::TooManyGuildWebhooks, 400, "Maximum number of webhooks per guild reached (1000)", 30058},
    {Code::TooManyOverwrites, 400, "Maximum number of channel permission overwrites reached (1000)", 30060},
    {Code::TooManyThreads, 400, "Maximum number of active threads reached", 160006},
    {Code::TooManyAnnouncementThreads, 400, "Maximum number of active announcement threads reached", 160007},
    {Code::TooManyThreadMembers, 400, "Maximum number of thread participants has been reached (1000)", 30033},
    {Code::TooManyCommands, 400, "Maximum number of application commands reached (100)", 30032},
    {Code::TooManyScheduledEvents, 400, "Maximum number of uncompleted guild scheduled events reached (0)", 30038},
    {Code::TooManyStickers, 400, "Maximum number of stickers reached (0)", 30039},
    {Code::TooManySounds, 400, "Maximum number of soundboard sounds reached (0)", 30045},
    {Code::AlreadyCrossposted, 400, "This message has already been crossposted", 40033},
    {Code::InvitesPaused, 403, "Invites to this guild are paused.", 40006},
    {Code::InvalidSticker, 400, "Invalid sticker sent", 50081},
    {Code::TargetNotInVoice, 400, "Target user is not connected to voice.", 40032},
    {Code::ForumHoldsPosts, 400, "Cannot send a message in a forum channel", 40058},
    {Code::TagNamesRepeat, 400, "Tag names must be unique", 40061},
    {Code::NoFreeTags, 400, "There are no tags available that can be set by non-moderators", 40066},
    {Code::TagRequired, 400, "A tag is required to create a forum post in this channel", 40067},
    {Code::BansFailed, 400, "Failed to ban users", 500000},
    {Code::MissingAccess, 403, "Missing Access", 50001},
    {Code::InvalidAccountType, 400, "Invalid account type", 50002},
    {Code::NotOnDirectMessages, 403, "Cannot execute action on a DM channel", 50003},
    {Code::WidgetDisabled, 403, "Widget Disabled", 50004},
    {Code::NotAuthor, 403, "Cannot edit a message authored by another user", 50005},
    {Code::EmptyMessage, 400, "Cannot send an empty message", 50006},
    {Code::CannotMessageUser, 403, "Cannot send messages to this user", 50007},
    {Code::CannotSendHere, 403, "Cannot send messages in this channel", 50008},
    {Code::MissingPermissions, 403, "Missing Permissions", 50013},
    {Code::NotYourApplication, 403, "You are not authorized to perform this action on this application", 20012},
    {Code::BotCannotOwn, 400, "Ownership cannot be transferred to a bot user", 50132},
    {Code::WrongBulkCount, 400, "Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete", 50016},
    {Code::WrongPinChannel, 400, "A message can only be pinned to the channel it was sent in", 50019},
    {Code::SystemMessage, 403, "Cannot execute action on a system message", 50021},
    {Code::WrongChannelType, 400, "Cannot execute action on this channel type", 50024},
    {Code::InvalidWebhookToken, 401, "Invalid Webhook Token", 50027},
    {Code::InvalidRecipients, 400, "Invalid Recipient(s)", 50033},
    {Code::InvalidOAuth2Token, 403, "Invalid OAuth2 access token provided", 50025},
    {Code::InvalidRole, 400, "Invalid role", 50028},
    {Code::TooOldToBulkDelete, 400, "A message provided was too old to bulk delete", 50034},
    {Code::BotNotInGuild, 403, "An invite was accepted to a guild the application's bot is not in", 50036},
    {Code::ThreadIsArchived, 400, "Thread is archived", 50083},
    {Code::CannotReadAnswered, 403, "Cannot reply without permission to read message history", 160002},
    {Code::ThreadExists, 400, "A thread has already been created for this message", 160004},
    {Code::ThreadIsLocked, 403, "Thread is locked", 160005},
    {Code::CannotReadForwarded, 403, "You cannot forward a message whose content you cannot read", 160014},
    {Code::ReactionBlocked, 403, "Reaction was blocked", 90001},
    {Code::WebhookNeedsThread, 400, "Webhooks posted to forum channels must have a thread_name or thread_id", 220001},
    {Code::WebhookNamesTwoThreads, 400, "Webhooks posted to forum channels cannot have both a thread_name and thread_id", 220002},
    {Code::WebhookThreadNeedsForum, 400, "Webhooks can only create threads in forum channels", 220003},
    {Code::SlowMode, 429, "This action cannot be performed due to slowmode rate limit", 20016},
};

constexpr const Row& row_of(Code code) {
    for (const Row& row : kRows) {
        if (row.code == code) return row;
    }
    return kRows[0];
}

constexpr bool is_complete() {
    for (int i = 0; i <= static_cast<int>(Code::SlowMode); ++i) {
        if (row_of(static_cast<Code>(i)).code != static_cast<Code>(i)) return false;
    }
    return true;
}
static_assert(is_complete(), "every code has its row");

}  // namespace

void note_fault(std::vector<FieldError>& faults, std::string field, std::optional<std::string> fault) {
    if (fault) faults.push_back({{"body", std::move(field)}, std::move(*fault), "value_error"});
}

int status_of(Code code) { return row_of(code).status; }
std::string_view text_of(Code code) { return row_of(code).text; }
DiscordError discord_error_of(Code code) {
    const Row& row = row_of(code);
    return {.status = row.discord_status != 0 ? row.discord_status : row.status, .number = row.number,
            .text = row.discord_text.empty() ? row.text : row.discord_text};
}
const char* Refusal::what() const noexcept { return text_of(code).data(); }

}  // namespace parley
