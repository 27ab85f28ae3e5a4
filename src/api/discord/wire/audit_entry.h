// api/discord/wire/audit_entry.h -- A line of a guild's audit log as the wire has it.
#pragma once
#include "base/json_writer.h"
#include "model/guild.h"

namespace parley::api::discord::wire {

// Inside an object: the answer and the dispatch have it alike.
void write_audit_entry_fields(JsonWriter& json, const AuditEntry& entry);

}  // namespace parley::api::discord::wire
