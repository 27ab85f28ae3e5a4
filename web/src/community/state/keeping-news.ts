// What changed in a guild that only its settings show: they ask anew, or put the news on top of what they have.
import { signal } from "@preact/signals";
import type { AuditEntryWire } from "../api/owning";
import type { Id } from "../api/types";
import { isAfter } from "./ids";

export type Topic = "bans" | "invites" | "webhooks";

const counts = signal<ReadonlyMap<string, number>>(new Map());
const keyOf = (topic: Topic, guildId: Id): string => topic + guildId;

/** Another number than before when something of it changed. */
export const newsOfTopic = (topic: Topic, guildId: Id): number => counts.value.get(keyOf(topic, guildId)) ?? 0;

/** A storm of changes is asked for once. */
const QUIET_FOR = 300;
const waiting = new Set<string>();
export function noteNews(topic: Topic, guildId: Id): void {
  const key = keyOf(topic, guildId);
  if (waiting.has(key)) return;
  waiting.add(key);
  setTimeout(() => {
    waiting.delete(key);
    counts.value = new Map(counts.peek()).set(key, (counts.peek().get(key) ?? 0) + 1);
  }, QUIET_FOR);
}

export type AuditNews = AuditEntryWire & { guild_id: Id };
const MOST = 100;
/** What was done since the page was opened, the newest first. */
export const auditNews = signal<readonly AuditNews[]>([]);
export const noteAudit = (entry: AuditNews): void => void (auditNews.value = [entry, ...auditNews.peek()].slice(0, MOST));

/** `by` and `action` are what the list is narrowed to, or "". */
export function withNews(entries: readonly AuditEntryWire[], guildId: Id, by: string, action: string): AuditEntryWire[] {
  const newest = entries[0]?.id ?? "0";
  const fits = (one: AuditNews): boolean =>
    one.guild_id === guildId && isAfter(one.id, newest) && (by === "" || one.user_id === by) && (action === "" || String(one.action_type) === action);
  return [...auditNews.value.filter(fits), ...entries];
}
