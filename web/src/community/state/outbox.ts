// What was written and is not stored yet. It stands in the channel from the first moment, keeps its nonce, and outlives a reload.
import { signal } from "@preact/signals";
import { drop, keep, keysUnder, look } from "../../state/storage";
import type { Id } from "../api/types";
import { me } from "./people";

/** `failed`: why the server refused it, or null while it is on its way. */
export type Unsent = {
  nonce: string;
  channelId: Id;
  content: string;
  at: number;
  replyTo: Id | null;
  failed: string | null;
  /** Whoever is answered is not called by it. */
  silentReply?: boolean;
  /** Names of its files; the files themselves do not outlive a reload. */
  files?: string[];
};

/** How much of a message's files is on its way, from 0 to 1. */
export const progress = signal<ReadonlyMap<string, number>>(new Map());
export function setProgress(nonce: string, part: number | null): void {
  const next = new Map(progress.peek());
  if (part === null) next.delete(nonce);
  else next.set(nonce, part);
  progress.value = next;
}

export const outbox = signal<readonly Unsent[]>([]);

const prefix = (): string => `parley.unsent.${me.peek().id}.`;
const save = (entry: Unsent): void => keep(prefix() + entry.nonce, JSON.stringify(entry));

export function loadOutbox(): void {
  const kept = keysUnder(prefix()).flatMap((key) => {
    try {
      return [JSON.parse(look(key) ?? "") as Unsent];
    } catch {
      return [];
    }
  });
  outbox.value = kept.sort((a, b) => a.at - b.at);
}

export function addUnsent(entry: Unsent): void {
  save(entry);
  outbox.value = [...outbox.peek(), entry];
}

export function changeUnsent(nonce: string, change: Partial<Unsent>): void {
  outbox.value = outbox.peek().map((entry) => (entry.nonce === nonce ? { ...entry, ...change } : entry));
  const changed = outbox.peek().find((entry) => entry.nonce === nonce);
  if (changed) save(changed);
}

export function removeUnsent(nonce: string): void {
  drop(prefix() + nonce);
  if (outbox.peek().some((entry) => entry.nonce === nonce))
    outbox.value = outbox.peek().filter((entry) => entry.nonce !== nonce);
}

export const waitingIn = (channelId: Id): Unsent[] => outbox.value.filter((entry) => entry.channelId === channelId && entry.failed === null);
export const unsentIn = (channelId: Id): Unsent[] => outbox.value.filter((entry) => entry.channelId === channelId);
/** What the server was not told yet, or gave no answer to, in the order it was written. */
export const waiting = (): Unsent[] => outbox.peek().filter(({ failed }) => failed === null);
