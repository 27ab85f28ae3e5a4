// api/discord/gateway/protocol.h -- The numbers of Discord's gateway. Source: Discord API v10, "Opcodes and Status Codes",
// "Gateway Intents".
#pragma once
#include "net/websocket.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parley::api::discord::gateway {

enum class Opcode : int {
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    PresenceUpdate = 3,
    VoiceStateUpdate = 4,
    Resume = 6,
    Reconnect = 7,
    RequestGuildMembers = 8,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
    LazyGuild = 14,  // people's clients only: which parts of a guild they look at
    RequestSoundboardSounds = 31,
    GuildSubscriptions = 37,  // as 14, for many guilds
    RequestChannelInfo = 43,
};

// People's clients send numbers up to about this one; there is no official documentation of most.
inline constexpr Opcode kNewestOfPeople{50};

enum class Close : std::uint16_t {
    UnknownError = 4000,
    UnknownOpcode = 4001,
    DecodeError = 4002,
    NotAuthenticated = 4003,
    AuthenticationFailed = 4004,
    AlreadyAuthenticated = 4005,
    InvalidSequence = 4007,
    RateLimited = 4008,
    SessionTimedOut = 4009,
    InvalidShard = 4010,
    InvalidVersion = 4012,
    InvalidIntents = 4013,
    DisallowedIntents = 4014,
};

std::string_view reason_of(Close code);
constexpr net::CloseCode to_close_code(Close code) { return net::application_close(static_cast<std::uint16_t>(code)); }

enum class Intent : int {
    Guilds = 0,
    GuildMembers = 1,  // privileged
    GuildModeration = 2,
    GuildExpressions = 3,
    GuildIntegrations = 4,
    GuildWebhooks = 5,
    GuildInvites = 6,
    GuildVoiceStates = 7,
    GuildPresences = 8,  // privileged
    GuildMessages = 9,
    GuildMessageReactions = 10,
    GuildMessageTyping = 11,
    DirectMessages = 12,
    DirectMessageReactions = 13,
    DirectMessageTyping = 14,
    MessageContent = 15,  // privileged
    GuildScheduledEvents = 16,
    AutoModerationConfiguration = 20,
    AutoModerationExecution = 21,
    GuildMessagePolls = 24,
    DirectMessagePolls = 25,
};

struct Intents {
    std::uint32_t bits = 0;
    constexpr bool has(Intent one) const { return (bits >> static_cast<int>(one) & 1) != 0; }
};

// Every bit that has a meaning: 0 to 16, 20, 21, 24 and 25. People's clients ask for none and get all.
inline constexpr Intents kAllIntents{53'608'447};

inline constexpr std::chrono::milliseconds kHeartbeatInterval{41'250};
inline constexpr std::chrono::seconds kLongestSilence{62};  // one and a half intervals without a heartbeat: nobody is there
inline constexpr std::chrono::seconds kKeptAfterLoss{120};  // a session without a connection, for RESUME
inline constexpr std::size_t kLargestPayload = 4096;        // bytes that a client may send
inline constexpr int kMembersPerChunk = 1000;               // libraries take a shorter chunk for the last one

}  // namespace parley::api::discord::gateway
