// api/discord/gateway/session.h -- What a client identified as, and what it was told. It outlives its connection for a
// while, so that a client that lost one comes back without losing an event. One loop at a time touches it.
#pragma once
#include "api/discord/gateway/guild_texts.h"
#include "api/discord/gateway/payload.h"
#include "api/discord/gateway/replay_buffer.h"
#include "core/account_limits.h"
#include "core/sessions.h"
#include "model/id.h"
#include "model/user.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace parley::api::discord::gateway {

class GatewaySocket;

struct Session {
    std::string id;
    ProfilePtr profile;
    bool is_bot = false;
    std::optional<core::Login> login;  // of a person
    ApplicationId application_id;      // of a bot, and its flags
    int application_flags = 0;
    std::string token_digest;          // of a bot
    std::unique_ptr<core::AccountLimits::Connection> place;  // among its account's connections
    Intents intents = kAllIntents;
    int large_threshold = 50;
    std::uint64_t shard = 0, shards = 1;
    bool compresses = false;
    std::string web_address;           // where its client finds files: "https://chat.example.org"
    Appearance appearance;

    std::unordered_map<GuildId, SeenChannels> guilds;  // that it was told of, and with which channels
    std::unordered_map<GuildId, std::vector<MemberListRequest::Part>> member_lists;  // of a person: what they look at
    std::unordered_map<GuildId, std::vector<UserId>> watched_members;                // and whom by themselves
    ReplayBuffer replay;
    GatewaySocket* socket = nullptr;     // while it has a connection
    std::chrono::steady_clock::time_point lost_at{};
    std::uint64_t seen_batch = 0;        // batches of events up to here were told where it lived before

    UserId user() const { return profile->id; }
    // A person's client hears everything; a bot's what it asked for.
    bool wants(Intent intent) const { return !is_bot || intents.has(intent); }
    bool serves(GuildId guild) const { return (guild.value >> kTimeShift) % shards == shard; }
    bool serves_direct_messages() const { return shard == 0; }
    void tell(DispatchPtr dispatch);
};
using SessionPtr = std::shared_ptr<Session>;

}  // namespace parley::api::discord::gateway
