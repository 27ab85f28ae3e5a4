// The line above what is new in the open chat. It is placed once and stays until the chat is left or, when everything below it
// was read, until newer messages come while nobody is looking.
import { signal } from "@preact/signals";

/** Above which id the news begin, or null for no line; `unread` is the server's count when it was placed. */
export const divider = signal<{ chat: string; after: number } | null>(null);

export function placeDivider(chat: string, after: number): void {
  divider.value = { chat, after };
}

export const removeDivider = (): void => void (divider.value = null);

export const dividerIn = (chat: string): number | null => (divider.value?.chat === chat ? divider.value.after : null);
