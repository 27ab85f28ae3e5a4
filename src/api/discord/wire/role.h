// api/discord/wire/role.h -- Roles as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/guild.h"

namespace parley::api::discord::wire {

void write_role(JsonWriter& json, const Role& role);
// An array of ids.
void write_role_ids(JsonWriter& json, const std::vector<RoleId>& roles);

}  // namespace parley::api::discord::wire
