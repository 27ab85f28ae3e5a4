#include "api/discord/rest/counts.h"

namespace parley::api::discord::rest {

int present_in(const Services& services, GuildId guild) {
    return static_cast<int>(services.guilds.count_here(guild));
}

void write_counts(JsonWriter& json, const Services& services, GuildId guild) {
    json.field("approximate_member_count", services.guilds.member_count(guild)).field("approximate_presence_count", present_in(services, guild));
}

}  // namespace parley::api::discord::rest
