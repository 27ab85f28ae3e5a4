// api/discord/wire/notifications.h -- What somebody wants to be told of, as Discord's clients have it.
#pragma once
#include "api/discord/wire/body.h"
#include "base/json_writer.h"
#include "core/notifications.h"

namespace parley::api::discord::wire {

void write_notifications(JsonWriter& json, const GuildNotifications& settings);
// Its members alone.
void write_notifications_fields(JsonWriter& json, const GuildNotifications& settings);
// Of the guild, or of the direct messages (0). Faults are noted in the body. Refused with InvalidForm for a channel that is no id.
core::GuildNotificationsChange read_notifications(Body& body, GuildId guild);

}  // namespace parley::api::discord::wire
