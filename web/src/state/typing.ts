// Who is writing to me right now. A sign lives six seconds unless it is renewed or a message comes.
import { signal } from "@preact/signals";

const SHOWN_FOR = 6_000;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export const writing = signal<ReadonlySet<string>>(new Set());

export function stopsWriting(chat: string): void {
  clearTimeout(timers.get(chat));
  timers.delete(chat);
  if (!writing.peek().has(chat)) return;
  const next = new Set(writing.peek());
  next.delete(chat);
  writing.value = next;
}

export function isWriting(chat: string): void {
  clearTimeout(timers.get(chat));
  timers.set(
    chat,
    setTimeout(() => stopsWriting(chat), SHOWN_FOR),
  );
  if (!writing.peek().has(chat)) writing.value = new Set([...writing.peek(), chat]);
}
