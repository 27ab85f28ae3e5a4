// api/discord/rest/guild_answers.h -- The answers that several resources of guilds give.
#pragma once
#include "api/discord/services.h"
#include "core/members.h"
#include "net/response.h"

namespace parley::api::discord::rest {

enum class Counts { No, Yes };

net::Response answer_guild(const Services& services, const Guild& guild, int status = 200, Counts counts = Counts::No);
net::Response answer_member(const core::SeenMember& seen, int status = 200);

}  // namespace parley::api::discord::rest
