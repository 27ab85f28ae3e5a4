// The pinned messages of the channels whose wall was looked at.
import { signal, type Signal } from "@preact/signals";
import type { Id } from "../api/types";
import type { Message } from "./messages";

export type Pins = { status: "loading" | "failed" | "there"; messages: readonly Message[] };
const all = new Map<Id, Signal<Pins>>();

export function pinsSignal(channelId: Id): Signal<Pins> {
  let found = all.get(channelId);
  if (!found) all.set(channelId, (found = signal<Pins>({ status: "loading", messages: [] })));
  return found;
}
/** Whose wall was looked at and may have changed since. */
export const isWatched = (channelId: Id): boolean => all.has(channelId);
