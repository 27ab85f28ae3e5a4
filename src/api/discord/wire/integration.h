// api/discord/wire/integration.h -- An application that is in a guild by its bot, as the wire has it. It bears the application's id.
#pragma once
#include "base/json_writer.h"
#include "model/application.h"
#include "model/user.h"

namespace parley::api::discord::wire {

void write_integration_fields(JsonWriter& json, const Application& application, const Profile& bot);

}  // namespace parley::api::discord::wire
