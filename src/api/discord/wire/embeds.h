// api/discord/wire/embeds.h -- Embeds that a message brings. Source of the limits: Discord API v10, "Embed Limits".
#pragma once
#include "api/discord/wire/body.h"

#include <string>

namespace parley::api::discord::wire {

inline constexpr std::size_t kMostEmbeds = 10;
inline constexpr std::size_t kMostEmbedCharacters = 6'000;  // of all of a message together

// The array `embeds` (or a single `embed`) as it is kept, "[]" without one: each of type "rich", unknown members left out.
// Faults are noted at their places.
std::string read_embeds(Body& message);

}  // namespace parley::api::discord::wire
