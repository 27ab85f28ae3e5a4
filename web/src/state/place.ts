// Where the reader stands in the open chat; the view tells it, the actions decide by it.
import { signal } from "@preact/signals";

/** The newest message is in sight, so what comes is read as it comes. */
export const atBottom = signal(false);
/** A message the list must bring into sight, once, and wash. */
export const target = signal<{ chat: string; id: number } | null>(null);
/** The open address names nobody. */
export const nobody = signal<string | null>(null);
/** The switcher: closed, over everything, or narrowed to one chat. */
export const finder = signal<{ with: string | null } | null>(null);
