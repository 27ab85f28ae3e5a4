// api/discord/services.h -- What this door calls. The server owns all of it and outlives every request.
#pragma once
#include "api/services.h"
#include "core/guild_cache.h"

namespace parley::api::discord {

struct Services {
    api::Services& common;  // what both doors call
    core::GuildCache& guilds;
};

}  // namespace parley::api::discord
