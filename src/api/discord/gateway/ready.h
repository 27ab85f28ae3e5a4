// api/discord/gateway/ready.h -- What a client is told first: READY, and a GUILD_CREATE for each guild.
#pragma once
#include "api/discord/gateway/hub.h"

#include <optional>
#include <string>

namespace parley::api::discord::gateway {

// The data of READY. A person's session also takes its guilds from here, which stand in it whole. `address` is where
// the client found the gateway.
Task<std::string> make_ready(Hub* hub, SessionPtr session, std::string address);
// The same for a page that has no session yet, so it names none. `open` is the guild that the page shows: it stands whole in it;
// the others do as long as all of it stays small, and beyond that with their look alone.
Task<std::string> make_ready_of_page(Hub* hub, ProfilePtr me, GuildId open);

// Looks up the people that make_guild_create names, so that it finds them in memory.
Task<> look_up_members(Hub* hub, SessionPtr session, GuildId guild);
// Nothing when the session's person is not in the guild any more. Holds every member of a guild up to a bot's threshold, and
// beyond its own and, with the intent for presences, at most kMostToldOnline of those who are here: the cost does not grow
// with the guild. A person's client has its own alone and asks for others (opcodes 8 and 14).
inline constexpr std::size_t kMostToldOnline = 1'000;
std::optional<std::string> make_guild_create(Hub& hub, const Session& session, GuildId guild);

}  // namespace parley::api::discord::gateway
