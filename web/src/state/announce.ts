// The one line that a screen reader is told politely: new messages of the open chat, never history.
import { signal } from "@preact/signals";

export const announcement = signal("");
export const announce = (text: string): void => void (announcement.value = text);
