#include "api/pages/permission_names.h"

namespace parley::api::pages {
namespace {

struct Name {
    Permission permission;
    std::string_view text;
};

constexpr Name kNames[] = {
    {Permission::Administrator, "do everything"},
    {Permission::ManageGuild, "manage the guild"},
    {Permission::ManageRoles, "manage roles"},
    {Permission::ManageChannels, "manage channels"},
    {Permission::KickMembers, "remove members"},
    {Permission::BanMembers, "ban members"},
    {Permission::ModerateMembers, "silence members for a while"},
    {Permission::ManageNicknames, "change nicknames"},
    {Permission::ManageMessages, "delete messages"},
    {Permission::PinMessages, "pin messages"},
    {Permission::ManageThreads, "manage threads"},
    {Permission::ManageWebhooks, "manage webhooks"},
    {Permission::ManageGuildExpressions, "manage emojis and stickers"},
    {Permission::ManageEvents, "manage events"},
    {Permission::ViewAuditLog, "read the audit log"},
    {Permission::MentionEveryone, "mention everyone"},
    {Permission::CreateInstantInvite, "make invites"},
    {Permission::ChangeNickname, "change its nickname"},
    {Permission::ViewChannel, "see channels"},
    {Permission::SendMessages, "send messages"},
    {Permission::SendMessagesInThreads, "send messages in threads"},
    {Permission::CreatePublicThreads, "start threads"},
    {Permission::CreatePrivateThreads, "start private threads"},
    {Permission::SendTtsMessages, "send spoken messages"},
    {Permission::EmbedLinks, "show previews of links"},
    {Permission::AttachFiles, "attach files"},
    {Permission::ReadMessageHistory, "read what was said before"},
    {Permission::AddReactions, "add reactions"},
    {Permission::UseExternalEmojis, "use emojis of other guilds"},
    {Permission::UseExternalStickers, "use stickers of other guilds"},
    {Permission::UseApplicationCommands, "use commands"},
    {Permission::SendPolls, "start polls"},
    {Permission::Connect, "join voice channels"},
    {Permission::Speak, "speak"},
    {Permission::Stream, "share video"},
    {Permission::MuteMembers, "mute members"},
    {Permission::DeafenMembers, "deafen members"},
    {Permission::MoveMembers, "move members between voice channels"},
};

}  // namespace

std::vector<std::string_view> permission_names(Permissions permissions) {
    std::vector<std::string_view> names;
    for (const Name& one : kNames) {
        if (permissions.has(one.permission)) names.push_back(one.text);
    }
    return names;
}

}  // namespace parley::api::pages
