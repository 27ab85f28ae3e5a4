// model/permissions.h -- What somebody may do in a guild or in one of its channels. The numbers are the bits of Discord's
// permission strings. Source: Discord API v10, "Permissions".
#pragma once
#include <cstdint>
#include <initializer_list>

namespace parley {

enum class Permission : int {
    CreateInstantInvite = 0,
    KickMembers = 1,
    BanMembers = 2,
    Administrator = 3,
    ManageChannels = 4,
    ManageGuild = 5,
    AddReactions = 6,
    ViewAuditLog = 7,
    PrioritySpeaker = 8,
    Stream = 9,
    ViewChannel = 10,
    SendMessages = 11,
    SendTtsMessages = 12,
    ManageMessages = 13,
    EmbedLinks = 14,
    AttachFiles = 15,
    ReadMessageHistory = 16,
    MentionEveryone = 17,
    UseExternalEmojis = 18,
    ViewGuildInsights = 19,
    Connect = 20,
    Speak = 21,
    MuteMembers = 22,
    DeafenMembers = 23,
    MoveMembers = 24,
    UseVad = 25,
    ChangeNickname = 26,
    ManageNicknames = 27,
    ManageRoles = 28,
    ManageWebhooks = 29,
    ManageGuildExpressions = 30,
    UseApplicationCommands = 31,
    RequestToSpeak = 32,
    ManageEvents = 33,
    ManageThreads = 34,
    CreatePublicThreads = 35,
    CreatePrivateThreads = 36,
    UseExternalStickers = 37,
    SendMessagesInThreads = 38,
    UseEmbeddedActivities = 39,
    ModerateMembers = 40,
    ViewCreatorMonetizationAnalytics = 41,
    UseSoundboard = 42,
    CreateGuildExpressions = 43,
    CreateEvents = 44,
    UseExternalSounds = 45,
    SendVoiceMessages = 46,
    SetVoiceChannelStatus = 48,
    SendPolls = 49,
    UseExternalApps = 50,
    PinMessages = 51,
    BypassSlowmode = 52,
};

struct Permissions {
    std::uint64_t bits = 0;

    constexpr Permissions() = default;
    constexpr explicit Permissions(std::uint64_t given) : bits(given) {}
    constexpr Permissions(std::initializer_list<Permission> those) {
        for (const Permission one : those) bits |= 1ULL << static_cast<int>(one);
    }

    constexpr bool has(Permission one) const { return (bits >> static_cast<int>(one) & 1) != 0; }
    constexpr bool has_all(Permissions those) const { return (bits & those.bits) == those.bits; }
    constexpr Permissions with(Permissions those) const { return Permissions(bits | those.bits); }
    constexpr Permissions without(Permissions those) const { return Permissions(bits & ~those.bits); }
    constexpr Permissions only(Permissions those) const { return Permissions(bits & those.bits); }
    constexpr bool operator==(const Permissions&) const = default;
};

// Bits 0 to 52 but 47, which Discord has not given out.
inline constexpr Permissions kAllPermissions{((1ULL << 53) - 1) & ~(1ULL << 47)};

// What @everyone may in a new guild: to look, talk, react, invite and use commands.
inline constexpr Permissions kNewGuildPermissions{
    Permission::CreateInstantInvite, Permission::AddReactions, Permission::Stream, Permission::ViewChannel,
    Permission::SendMessages, Permission::EmbedLinks, Permission::AttachFiles, Permission::ReadMessageHistory,
    Permission::MentionEveryone, Permission::UseExternalEmojis, Permission::Connect, Permission::Speak, Permission::UseVad,
    Permission::ChangeNickname, Permission::UseApplicationCommands, Permission::RequestToSpeak,
    Permission::CreatePublicThreads, Permission::CreatePrivateThreads, Permission::UseExternalStickers,
    Permission::SendMessagesInThreads, Permission::UseEmbeddedActivities, Permission::UseSoundboard,
    Permission::UseExternalSounds, Permission::SendVoiceMessages, Permission::SendPolls, Permission::UseExternalApps};

}  // namespace parley
