// What the screen and the hand are like, as signals.
import { signal, type ReadonlySignal } from "@preact/signals";

function watch(query: string): ReadonlySignal<boolean> {
  const list = matchMedia(query);
  const found = signal(list.matches);
  list.addEventListener("change", () => (found.value = list.matches));
  return found;
}

/** One place at a time. */
export const narrow = watch("(max-width: 640px)");
/** A finger: its keyboard has no Shift+Enter, so Enter breaks the line. */
export const touch = watch("(pointer: coarse)");
/** Minutes pass, and "Today" becomes "Yesterday". */
export const now = signal(Date.now());
setInterval(() => (now.value = Date.now()), 30_000);
