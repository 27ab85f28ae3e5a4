// api/discord/wire/webhook.h -- Webhooks as the wire has them.
#pragma once
#include "base/json_writer.h"
#include "model/guild.h"
#include "model/user.h"

#include <string>

namespace parley::api::discord::wire {

// `creator` may be null: then `user` is left out. `address` is the web's, for `url`; when it is empty, the token is not
// for the reader's eyes and both are left out.
void write_webhook(JsonWriter& json, const Webhook& webhook, const Profile* creator, const std::string& address);

}  // namespace parley::api::discord::wire
