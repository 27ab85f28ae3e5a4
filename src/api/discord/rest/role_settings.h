// api/discord/rest/role_settings.h -- What a body says of a guild's role, for making one and for changing one.
#pragma once
#include "api/discord/wire/body.h"
#include "model/guild.h"

namespace parley::api::discord::rest {

// What is absent stays; null is the default. Faults are noted in the body.
void read_role(wire::Body& body, Role& role);

}  // namespace parley::api::discord::rest
