// api/discord/wire/application.h -- Applications as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/application.h"
#include "model/user.h"

namespace parley::api::discord::wire {

// `owner` and `bot` may be null. install_params stands in `extras` when there are any: null would crash a library.
void write_application(JsonWriter& json, const Application& application, const Profile* owner, const Profile* bot);

}  // namespace parley::api::discord::wire
