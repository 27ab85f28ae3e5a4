// api/discord/rest/counts.h -- How many are in a guild, and how many of them are here: what `with_counts` asks for.
#pragma once
#include "api/discord/services.h"
#include "base/json_writer.h"

namespace parley::api::discord::rest {

int present_in(const Services& services, GuildId guild);
// approximate_member_count and approximate_presence_count.
void write_counts(JsonWriter& json, const Services& services, GuildId guild);

}  // namespace parley::api::discord::rest
