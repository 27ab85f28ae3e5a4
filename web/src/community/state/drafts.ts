// What is begun in each channel, kept until it is sent; and what it answers.
import { signal } from "@preact/signals";
import { drop, keep, keysUnder, look } from "../../state/storage";
import type { Id } from "../api/types";
import { me } from "./people";

export const drafts = signal<ReadonlyMap<Id, string>>(new Map());
/** The message that the next one in a channel answers. */
export const replies = signal<ReadonlyMap<Id, Id>>(new Map());
/** Channels in which the next reply calls nobody. */
export const quietReplies = signal<ReadonlySet<Id>>(new Set());
export function setQuiet(channelId: Id, isQuiet: boolean): void {
  const next = new Set(quietReplies.peek());
  if (isQuiet) next.add(channelId);
  else next.delete(channelId);
  quietReplies.value = next;
}
/** The message of mine that is being edited. */
export const editing = signal<{ channelId: Id; id: Id } | null>(null);

const prefix = (): string => `parley.draft.${me.peek().id}.`;

export function loadDrafts(): void {
  drafts.value = new Map(keysUnder(prefix()).map((key) => [key.slice(prefix().length), look(key) ?? ""]));
}

export const draftIn = (channelId: Id): string => drafts.value.get(channelId) ?? "";

export function setDraft(channelId: Id, text: string): void {
  const next = new Map(drafts.peek());
  if (text === "") next.delete(channelId);
  else next.set(channelId, text);
  drafts.value = next;
  if (text === "") drop(prefix() + channelId);
  else keep(prefix() + channelId, text);
}

export function setReply(channelId: Id, to: Id | null): void {
  const next = new Map(replies.peek());
  if (to === null) next.delete(channelId);
  else next.set(channelId, to);
  replies.value = next;
  setQuiet(channelId, false);
}
