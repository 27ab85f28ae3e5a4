#include "api/discord/rest/guild_answers.h"

#include "api/discord/rest/answers.h"
#include "api/discord/rest/counts.h"
#include "api/discord/wire/guild.h"
#include "api/discord/wire/member.h"

namespace parley::api::discord::rest {

net::Response answer_guild(const Services& services, const Guild& guild, int status, Counts counts) {
    JsonWriter answer;
    answer.object([&] {
        wire::write_guild_fields(answer, guild, services.guilds.roles(guild.id), services.guilds.emojis(guild.id));
        if (counts == Counts::Yes) write_counts(answer, services, guild.id);
    });
    return json(answer, status);
}

net::Response answer_member(const core::SeenMember& seen, int status) {
    JsonWriter answer;
    wire::write_member(answer, *seen.member, *seen.profile);
    return json(answer, status);
}

}  // namespace parley::api::discord::rest
