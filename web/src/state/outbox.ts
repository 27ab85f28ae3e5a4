// Messages that the server has not confirmed yet. Each keeps its nonce until it is stored or discarded, through reloads and
// across tabs: the drawer holds one entry a message, so two tabs never overwrite each other.
import { signal } from "@preact/signals";
import { drop, keep, keysUnder, look } from "./storage";
import { myName } from "./session";

export type Unsent = {
  nonce: string;
  to: string;
  text: string;
  at: number;
  /** Why the server or the line refused it; null while it is on its way. */
  failed: string | null;
};

export const outbox = signal<readonly Unsent[]>([]);

const prefix = (): string => `parley.out.${myName.peek()}.`;
const store = (unsent: Unsent): void => keep(prefix() + unsent.nonce, JSON.stringify(unsent));

export function loadOutbox(): void {
  const read = keysUnder(prefix()).map((key) => JSON.parse(look(key) ?? "null") as Unsent | null);
  const found = read.filter((unsent) => unsent !== null).sort((a, b) => a.at - b.at);
  if (JSON.stringify(found) !== JSON.stringify(outbox.peek())) outbox.value = found;
}

export function addUnsent(unsent: Unsent): void {
  store(unsent);
  outbox.value = [...outbox.peek(), unsent];
}

export function changeUnsent(nonce: string, change: Partial<Unsent>): Unsent | undefined {
  const found = outbox.peek().find((unsent) => unsent.nonce === nonce);
  if (!found) return undefined;
  const next = { ...found, ...change };
  store(next);
  outbox.value = outbox.peek().map((unsent) => (unsent.nonce === nonce ? next : unsent));
  return next;
}

/** It was stored by the server, or its writer gave it up. */
export function removeUnsent(nonce: string): void {
  drop(prefix() + nonce);
  if (outbox.peek().some((unsent) => unsent.nonce === nonce)) {
    outbox.value = outbox.peek().filter((unsent) => unsent.nonce !== nonce);
  }
}

export const unsentTo = (chat: string): readonly Unsent[] => outbox.value.filter((unsent) => unsent.to === chat);
export const onTheirWay = (): readonly Unsent[] => outbox.peek().filter((unsent) => unsent.failed === null);
