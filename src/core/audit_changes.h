// core/audit_changes.h -- Which parts of a thing became different, as the audit log names them. Null before: it is new;
// null after: it is gone.
#pragma once
#include "core/audit_log.h"
#include "model/channel.h"
#include "model/command.h"
#include "model/guild.h"

namespace parley::core {

void note_changes(AuditDraft& draft, const Guild* before, const Guild* after);
void note_changes(AuditDraft& draft, const Channel* before, const Channel* after);  // its overwrites have entries of their own
void note_changes(AuditDraft& draft, const Role* before, const Role* after);
void note_changes(AuditDraft& draft, const Member* before, const Member* after);  // its roles have an entry of their own
void note_changes(AuditDraft& draft, const Emoji* before, const Emoji* after);
void note_changes(AuditDraft& draft, const Webhook* before, const Webhook* after);
void note_changes(AuditDraft& draft, const Invite* before, const Invite* after);
void note_changes(AuditDraft& draft, const Overwrite* before, const Overwrite* after);

// The entry of a thing with an id that was made, changed or removed.
template <class Thing>
AuditDraft entry_of(AuditAction action, const Thing* before, const Thing* after) {
    const Thing& one = after ? *after : *before;
    AuditDraft draft(one.guild_id, action, one.id.value);
    note_changes(draft, before, after);
    return draft;
}
template <class Thing>
AuditDraft entry_of(AuditAction action, std::nullptr_t, const Thing* after) { return entry_of<Thing>(action, static_cast<const Thing*>(nullptr), after); }
template <class Thing>
AuditDraft entry_of(AuditAction action, const Thing* before, std::nullptr_t) { return entry_of<Thing>(action, before, static_cast<const Thing*>(nullptr)); }

// What an entry about one overwrite of a channel is: made, changed or removed by what is null. `role` is its role's, or null.
AuditDraft overwrite_entry(const Channel& channel, const Overwrite* before, const Overwrite* after, const Role* role);

// Who may call a command: a change for each role, person or channel that it says something else about.
AuditDraft permissions_entry(const CommandPermissions& before, const CommandPermissions& after);

// What somebody was given and what was taken from them: `$add` and `$remove`, with the roles' names.
AuditDraft role_entry(const Member& member, const std::vector<RolePtr>& added, const std::vector<RolePtr>& removed);

}  // namespace parley::core
