// Toasts: one line each, at most two at a time. Good ones leave by themselves, errors stay until they are closed.
import { signal } from "@preact/signals";

export type Notice = { id: number; text: string; bad: boolean };

const SHOWN_FOR = 5_000;
let nextId = 1;

export const notices = signal<readonly Notice[]>([]);

export function closeNotice(id: number): void {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}

export function notice(text: string, bad = false): void {
  const made = { id: nextId++, text, bad };
  notices.value = [
    ...notices
      .peek()
      .filter((old) => old.text !== text)
      .slice(-1),
    made,
  ];
  if (!bad) setTimeout(() => closeNotice(made.id), SHOWN_FOR);
}
