// api/discord/gateway/presence_dispatches.h -- How people want to be seen, and who is told of it.
//
// In a guild everybody is, up to kMostToldOfAll members. To tell all of a larger one who comes and goes is quadratic: there
// it is bots with the intent GUILD_PRESENCES, those who look at the part of a list of members that holds the person (opcode
// 14), and the person's own screens. Friends, and people who share a direct channel, are told wherever they are.
#pragma once
#include "api/discord/gateway/hub.h"
#include "base/json_writer.h"

namespace parley::api::discord::gateway {

inline constexpr std::size_t kMostToldOfAll = 250;  // Discord's largest `large_threshold`

void tell(Hub& hub, const AppearanceChanged& changed);

// Tells friends and partners, on every loop, how the person is to be seen by the time that they are told.
Task<> tell_partners(Hub* hub, UserId user);
// The same people, in order: without those whom the person blocked.
Task<std::vector<UserId>> partners_of(Hub* hub, UserId user);

// Without a guild for friends and in lists of members.
void write_presence(JsonWriter& json, Hub& hub, UserId user, GuildId guild);

}  // namespace parley::api::discord::gateway
