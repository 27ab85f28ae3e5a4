// What stands beside the conversation: pins, search, threads, or one thread with a conversation of its own.
import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Id } from "../api/types";
import { channel, channels, isThread } from "./guilds";
import { atBottom, divider, openChannel, openPlace } from "./place";

export type Panel =
  | { kind: "pins"; channelId: Id }
  | { kind: "threads"; channelId: Id }
  | { kind: "thread"; channelId: Id; threadId: Id }
  /** A thread that is about to begin: at a message, or by itself. */
  | { kind: "new-thread"; channelId: Id; messageId: Id | null }
  | { kind: "new-post"; channelId: Id }
  | { kind: "search"; place: Id };

/** What was opened last; it is shown as long as its channel is open, and a search as long as its guild is. */
export const panel = signal<Panel | null>(null);

export const shownPanel = computed((): Panel | null => {
  const open = panel.value;
  if (!open) return null;
  if (open.kind === "search") return open.place === openPlace.value ? open : null;
  if (open.channelId !== openChannel.value) return null;
  return open.kind === "thread" && !channel(open.threadId) ? null : open;
});

export const openThread = computed((): Id | null => (shownPanel.value?.kind === "thread" ? shownPanel.value.threadId : null));

/** Where a conversation is read: in the middle of the page, or in the panel beside it. */
export type Pane = { open: ReadonlySignal<Id | null>; atBottom: Signal<boolean>; divider: Signal<{ channelId: Id; after: Id } | null> };
export const middle: Pane = { open: openChannel, atBottom, divider };
export const beside: Pane = { open: openThread, atBottom: signal(false), divider: signal(null) };
export const panes: readonly Pane[] = [middle, beside];
export const paneOf = (channelId: Id): Pane | undefined => panes.find(({ open }) => open.peek() === channelId);

/** The channel that a panel of threads belongs to: a thread's own, where a thread is open in the middle. */
export function threadHome(channelId: Id): Id {
  const open = channels.peek().get(channelId);
  return open && isThread(open) ? (open.parentId ?? channelId) : channelId;
}
