// The messages of each chat that were loaded so far. A thread is a run without gaps; `atPresent` says that it reaches to now.
import { signal, type Signal } from "@preact/signals";
import { merge, type Message } from "./messages";

export type Loading = "first" | "older" | "newer" | null;

export type Thread = {
  messages: readonly Message[];
  loaded: boolean;
  loading: Loading;
  failed: boolean;
  hasOlder: boolean;
  atPresent: boolean;
  /** After a lost connection: the id up to which nothing is missing. */
  syncFrom: number | null;
};

const fresh: Thread = {
  messages: [],
  loaded: false,
  loading: null,
  failed: false,
  hasOlder: true,
  atPresent: true,
  syncFrom: null,
};
const threads = new Map<string, Signal<Thread>>();

export function threadSignal(chat: string): Signal<Thread> {
  let found = threads.get(chat);
  if (!found) {
    found = signal(fresh);
    threads.set(chat, found);
  }
  return found;
}

export const thread = (chat: string): Thread => threadSignal(chat).value;

export function changeThread(chat: string, change: Partial<Thread>): void {
  const current = threadSignal(chat);
  current.value = { ...current.peek(), ...change };
}

export function addMessages(chat: string, more: readonly Message[]): void {
  const current = threadSignal(chat);
  const messages = merge(current.peek().messages, more);
  if (messages !== current.peek().messages) current.value = { ...current.peek(), messages };
}

export function resetThread(chat: string): void {
  threadSignal(chat).value = fresh;
}

/** A live message joins only a run that reaches to the present, or is about to; otherwise it would lie beyond a gap. */
export function arrive(chat: string, message: Message): void {
  const { loaded, loading, atPresent } = threadSignal(chat).peek();
  if ((loaded || loading === "first") && atPresent) addMessages(chat, [message]);
}

/** From now on something may be missed: remember how far each run is whole. */
export function markGaps(): void {
  for (const found of threads.values()) {
    const { loaded, messages, syncFrom } = found.peek();
    if (loaded && syncFrom === null) found.value = { ...found.peek(), syncFrom: messages.at(-1)?.id ?? 0 };
  }
}

export function forgetThreads(): void {
  threads.clear();
}
