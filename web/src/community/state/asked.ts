// What was asked of applications from this page and is not answered yet, and what was never answered. Kept in memory only: an
// interaction lives for seconds.
import { signal } from "@preact/signals";
import type { ChoiceWire, ModalWire } from "../api/interactions";
import type { Id } from "../api/types";

export type Asked = {
  nonce: string;
  channelId: Id;
  applicationId: Id;
  /** The component that was used, or the command that was called. */
  use: { kind: "component"; messageId: Id; customId: string } | { kind: "command"; name: string; isMenu: boolean } | { kind: "form" };
  at: number;
  /** Why nothing came of it; null while it is on its way. */
  failed: string | null;
};

export const asked = signal<readonly Asked[]>([]);
/** The form that an application opened on this page. */
export const form = signal<ModalWire | null>(null);
/** What the application suggests for what is being typed, by the nonce of the question. */
export const offered = signal<{ nonce: string; choices: readonly ChoiceWire[] } | null>(null);

export function addAsked(entry: Asked): void {
  // A control that is used again has nothing more to say of the last time.
  asked.value = [...asked.peek().filter((old) => old.failed === null || !isSameUse(old, entry)), entry];
}

function isSameUse({ use: a }: Asked, { use: b }: Asked): boolean {
  if (a.kind === "component" && b.kind === "component") return a.messageId === b.messageId;
  return false;
}

export const dropAsked = (nonce: string): void => {
  if (asked.peek().some((entry) => entry.nonce === nonce)) asked.value = asked.peek().filter((entry) => entry.nonce !== nonce);
};

export function failAsked(nonce: string, why: string): void {
  asked.value = asked.peek().map((entry) => (entry.nonce === nonce && entry.failed === null ? { ...entry, failed: why } : entry));
}

export const askedBy = (nonce: string): Asked | undefined => asked.peek().find((entry) => entry.nonce === nonce);

/** The uses of a message's components: the one that waits, and the one that failed. */
export const usesOf = (messageId: Id): Asked[] => asked.value.filter(({ use }) => use.kind === "component" && use.messageId === messageId);
/** Commands of a channel that no message answers yet. */
export const callsIn = (channelId: Id): Asked[] => asked.value.filter((entry) => entry.channelId === channelId && entry.use.kind === "command");
