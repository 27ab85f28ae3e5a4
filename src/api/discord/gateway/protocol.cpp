#include "api/discord/gateway/protocol.h"

namespace parley::api::discord::gateway {

std::string_view reason_of(Close code) {
    switch (code) {
        case Close::UnknownError: return "Unknown error.";
        case Close::UnknownOpcode: return "Unknown opcode.";
        case Close::DecodeError: return "Error while decoding payload.";
        case Close::NotAuthenticated: return "Not authenticated.";
        case Close::AuthenticationFailed: return "Authentication failed.";
        case Close::AlreadyAuthenticated: return "Already authenticated.";
        case Close::InvalidSequence: return "Invalid seq.";
        case Close::RateLimited: return "Rate limited.";
        case Close::SessionTimedOut: return "Session timed out.";
        case Close::InvalidShard: return "Invalid shard.";
        case Close::InvalidVersion: return "Invalid API version.";
        case Close::InvalidIntents: return "Invalid intent(s).";
        case Close::DisallowedIntents: return "Disallowed intent(s).";
    }
    return {};
}

}  // namespace parley::api::discord::gateway
