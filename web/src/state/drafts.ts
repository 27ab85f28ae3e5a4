// What was begun and not sent, for every chat, kept on this device.
import { signal } from "@preact/signals";
import { drop, keep, keysUnder, look } from "./storage";
import { myName } from "./session";

export const drafts = signal<ReadonlyMap<string, string>>(new Map());

const prefix = (): string => `parley.draft.${myName.peek()}.`;

export function loadDrafts(): void {
  const own = prefix();
  drafts.value = new Map(keysUnder(own).map((key) => [key.slice(own.length), look(key) ?? ""]));
}

export const draftOf = (chat: string): string => drafts.value.get(chat) ?? "";

export function setDraft(chat: string, text: string): void {
  if (drafts.peek().get(chat) === text) return;
  const next = new Map(drafts.peek());
  if (text.trim()) {
    next.set(chat, text);
    keep(prefix() + chat, text);
  } else {
    next.delete(chat);
    drop(prefix() + chat);
  }
  drafts.value = next;
}
