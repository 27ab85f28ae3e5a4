// Settings lie over the page: which, and what in them waits to be saved.
import { signal } from "@preact/signals";
import type { Id } from "../api/types";

/** An empty section is the first one; on a phone it is the list of sections. */
export type Layer =
  | { kind: "user-settings"; section: string }
  | { kind: "guild-settings"; guildId: Id; section: string }
  | { kind: "channel-settings"; channelId: Id; section: string };
export const layer = signal<Layer | null>(null);

/** `save` answers whether it worked; it says its refusals itself. */
export type Unsaved = { save: () => Promise<boolean>; reset: () => void };
export const unsaved = signal<Unsaved | null>(null);
/** How often one tried to leave what is not saved. */
export const warned = signal(0);

/** False, and the save bar says why, when something would be lost. */
export function mayLeave(): boolean {
  if (!unsaved.peek()) return true;
  warned.value++;
  return false;
}
