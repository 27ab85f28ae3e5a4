// Keys that work everywhere. Keys of one place are handled in that place.
import { markAllRead } from "../actions/read";
import { openChat, type Chat } from "../state/chats";
import { listed } from "../state/listed";
import { finder } from "../state/place";
import { goTo } from "./route";

/** The places F6 walks, by what takes the focus in each. */
const PLACES = ['nav .chat[tabindex="0"]', ".messages", ".composer textarea"];

function walkPlaces(back: boolean): void {
  const found = PLACES.map((selector) => document.querySelector<HTMLElement>(selector)).filter((place) =>
    place?.checkVisibility(),
  );
  const current = document.activeElement;
  const roots = found.map((place) => place?.closest("nav, .messages, form"));
  const at = roots.findIndex((root) => root?.contains(current));
  const next = at < 0 ? 0 : (at + (back ? -1 : 1) + found.length) % found.length;
  found[next]?.focus();
}

function walkChats(step: number, fits: (chat: Chat) => boolean): void {
  const all = listed.peek();
  const at = all.findIndex((chat) => chat.username === openChat.peek());
  const order =
    step > 0
      ? [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))]
      : [...all.slice(0, Math.max(at, 0)).reverse(), ...all.slice(at + 1).reverse()];
  const next = order.find(fits);
  if (next) goTo(next.username);
}

/** A letter typed while nothing is being written goes to the composer. */
function toComposer(event: KeyboardEvent): void {
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";
  const busy = (event.target as Element).closest("input, textarea, select, button, a, dialog");
  if (plain && !busy) document.querySelector<HTMLTextAreaElement>(".composer textarea")?.focus();
}

function pressed(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === "KeyK") {
    event.preventDefault();
    finder.value = finder.peek() ? null : { with: null };
  } else if (finder.peek()) {
    return;
  } else if (event.key === "F6") {
    event.preventDefault();
    walkPlaces(event.shiftKey);
  } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    walkChats(event.key === "ArrowDown" ? 1 : -1, (chat) => !event.shiftKey || chat.unread > 0);
  } else if (event.key === "Escape" && event.shiftKey) {
    markAllRead();
  } else if (event.key === "Escape") {
    document.querySelector<HTMLElement>(".pill")?.click();
  } else toComposer(event);
}

export function listenForKeys(): void {
  addEventListener("keydown", pressed);
}
