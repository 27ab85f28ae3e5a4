// Who is writing where. One who says nothing more for a while has stopped.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";

/** Source: Discord API v10, "Trigger Typing Indicator": it is shown for 10 seconds. */
const SHOWN_FOR = 10_000;

type Timer = ReturnType<typeof setTimeout>;
const timers = new Map<string, Timer>();
export const typing = signal<ReadonlyMap<Id, readonly Id[]>>(new Map());

function setTyping(channelId: Id, users: readonly Id[]): void {
  const next = new Map(typing.peek());
  if (users.length === 0) next.delete(channelId);
  else next.set(channelId, users);
  typing.value = next;
}

export function starts(channelId: Id, userId: Id): void {
  const key = channelId + " " + userId;
  clearTimeout(timers.get(key));
  timers.set(
    key,
    setTimeout(() => stops(channelId, userId), SHOWN_FOR),
  );
  const had = typing.peek().get(channelId) ?? [];
  if (!had.includes(userId)) setTyping(channelId, [...had, userId]);
}

export function stops(channelId: Id, userId: Id): void {
  const key = channelId + " " + userId;
  clearTimeout(timers.get(key));
  timers.delete(key);
  const had = typing.peek().get(channelId) ?? [];
  if (had.includes(userId)) setTyping(channelId, had.filter((id) => id !== userId));
}

export const typingIn = (channelId: Id): readonly Id[] => typing.value.get(channelId) ?? [];
