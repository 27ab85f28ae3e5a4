// Entries of the audit log as sentences and lines.
import type { AuditChange, AuditEntryWire } from "../api/owning";
import type { Id } from "../api/types";
import { sayAudit } from "./audit-words";
import { channels, guilds } from "../state/guilds";
import { nameIn } from "../state/members";

const text = (value: unknown): string => {
  if (value === undefined || value === null || value === "") return sayAudit.nothing;
  if (Array.isArray(value)) return value.map(text).join(", ");
  if (typeof value === "object") return (value as { name?: string }).name ?? JSON.stringify(value);
  return String(value);
};

/** What it was called, if the entry itself tells. */
function nameTold(changes: readonly AuditChange[]): string {
  const told = changes.find(({ key }) => key === "name") ?? changes.find(({ key }) => key === "code");
  return told ? text(told.new_value ?? told.old_value) : "";
}

/** Whom or what it was done to, by the name that is known now or was then. */
export function targetOf(guildId: Id, { action_type, target_id, changes = [] }: AuditEntryWire): string {
  const id = target_id ?? "";
  const isPerson = (action_type >= 20 && action_type < 30) || (action_type >= 72 && action_type < 76);
  if (isPerson) return nameIn(guildId, id) || id;
  const known = channels.peek().get(id)?.name ?? guilds.peek().get(guildId)?.roles.get(id)?.name;
  return known || nameTold(changes) || id;
}

export const sentence = (guildId: Id, entry: AuditEntryWire, who: string): string =>
  (sayAudit.said[entry.action_type] ?? sayAudit.unknown)(who, targetOf(guildId, entry));

/** "name: old → new". Roles given and taken are told as such. */
export function changeLines({ changes = [] }: AuditEntryWire): string[] {
  return changes
    .filter(({ old_value, new_value }) => old_value !== undefined || new_value !== undefined)
    .map(({ key, old_value, new_value }) => {
      if (key === "$add") return "+ " + text(new_value);
      if (key === "$remove") return "− " + text(new_value);
      return sayAudit.change(key.replace(/_/g, " "), text(old_value), text(new_value));
    });
}
