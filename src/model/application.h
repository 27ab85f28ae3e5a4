// model/application.h -- A program that its owner registered: a bot user and interactions.
#pragma once
#include "model/id.h"

#include <optional>
#include <string>

namespace parley {

// Bits of Application::flags that open the privileged intents. Source: Discord API v10, "Application Flags".
inline constexpr int kGatewayPresence = 1 << 12, kGatewayPresenceLimited = 1 << 13;
inline constexpr int kGatewayGuildMembers = 1 << 14, kGatewayGuildMembersLimited = 1 << 15;
inline constexpr int kGatewayMessageContent = 1 << 18, kGatewayMessageContentLimited = 1 << 19;
// Either opens the intent: in full, or for a bot in few guilds.
inline constexpr int kOpensMessageContent = kGatewayMessageContent | kGatewayMessageContentLimited;

struct Application {
    ApplicationId id;
    UserId owner_id;
    std::optional<UserId> bot_id;             // the same number as the application's, once it has a bot
    std::string name, description;
    std::optional<std::string> icon;
    int flags = 0;
    bool is_bot_public = true, requires_code_grant = false;
    std::string verify_key;                   // Ed25519 public key in hex, for its interactions endpoint
    std::optional<std::string> interactions_endpoint_url;
    std::string extras = "{}";                // JSON object: tags, install_params, terms_of_service_url, …
};

}  // namespace parley
