// Slow mode: when I may write in a channel again. The server decides; the page only says it beforehand.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";

const lastAt = signal<ReadonlyMap<Id, number>>(new Map());

export function noteSaid(channelId: Id, at: number): void {
  if ((lastAt.peek().get(channelId) ?? 0) < at) lastAt.value = new Map(lastAt.peek()).set(channelId, at);
}

/** Whole seconds to wait; 0 when it is my turn. */
export function secondsLeft(channelId: Id, slowSeconds: number, now: number): number {
  const said = lastAt.value.get(channelId);
  return said === undefined || slowSeconds === 0 ? 0 : Math.max(0, Math.ceil((said + slowSeconds * 1000 - now) / 1000));
}
