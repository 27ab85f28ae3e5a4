#include "api/discord/wire/audit_entry.h"

#include "api/discord/wire/user.h"

namespace parley::api::discord::wire {

// What is not there is left out; user and target are null then.
void write_audit_entry_fields(JsonWriter& json, const AuditEntry& entry) {
    id_field(json, "id", entry.id);
    id_field(json, "user_id", entry.actor_id ? std::optional(entry.actor_id) : std::nullopt);
    json.field("target_id", entry.target_id != 0 ? std::optional(std::to_string(entry.target_id)) : std::nullopt);
    json.field("action_type", entry.action);
    if (entry.changes != "[]") json.key("changes").raw(entry.changes);
    if (!entry.options.empty()) json.key("options").raw(entry.options);
    if (entry.reason) json.field("reason", *entry.reason);
}

}  // namespace parley::api::discord::wire
