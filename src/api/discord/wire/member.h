// api/discord/wire/member.h -- Members as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/guild.h"

namespace parley::api::discord::wire {

void write_member(JsonWriter& json, const Member& member, const Profile& profile);
// Its members without `user`, for messages and for those who add to them.
void write_member_fields(JsonWriter& json, const Member& member);

}  // namespace parley::api::discord::wire
