// Keys that work everywhere. Keys of one place are handled in that place.
import { openSearch } from "../actions/panel";
import { markAllRead } from "../actions/read";
import { addressOf, go } from "../actions/route";
import { channelTree } from "../state/channel-tree";
import { channels, ChannelType, directs, type Channel } from "../state/guilds";
import { layer } from "../state/layer";
import { menu } from "../state/menu";
import { closeDialog, dialog, DIRECTS, openChannel, openPlace } from "../state/place";
import { isNews } from "../state/reads";

/** The places F6 walks, by what takes the focus in each. */
const PLACES = ['.rail .tab[tabindex="0"]', '.side nav :is(.row, .chat)[tabindex="0"]', ".messages", '.friend-tabs [tabindex="0"]', ".talk .composer textarea", ".panel", '.members .member[tabindex="0"]'];
const ROOTS = ".rail, .side nav, .panel, .messages, .friend-tabs, .composer, .members";

function walkPlaces(back: boolean): void {
  const found = PLACES.map((selector) => document.querySelector<HTMLElement>(selector)).filter((place) => place?.checkVisibility());
  const roots = found.map((place) => place?.closest(ROOTS));
  const at = roots.findIndex((root) => root?.contains(document.activeElement));
  const next = at < 0 ? 0 : (at + (back ? -1 : 1) + found.length) % found.length;
  found[next]?.focus();
}

function listed(): Channel[] {
  if (openPlace.peek() === DIRECTS) return [...directs.peek()];
  return channelTree(channels.peek().values(), openPlace.peek()).flatMap((branch) => branch.channels.filter((entry) => entry.type !== ChannelType.category));
}

function walkChannels(step: number, fits: (channel: Channel) => boolean): void {
  const all = listed();
  const at = all.findIndex(({ id }) => id === openChannel.peek());
  const order = step > 0 ? [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))] : [...all.slice(0, Math.max(at, 0)).reverse(), ...all.slice(at + 1).reverse()];
  const next = order.find(fits);
  if (next) go(addressOf(openPlace.peek(), next.id));
}

/** A letter typed while nothing is being written goes to the composer. */
function toComposer(event: KeyboardEvent): void {
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";
  const busy = (event.target as Element).closest("input, textarea, select, button, a, dialog, [role=menu]");
  if (plain && !busy) document.querySelector<HTMLTextAreaElement>(".composer textarea")?.focus();
}

function pressed(event: KeyboardEvent): void {
  if (layer.peek()) return;
  const control = (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (control && event.code === "KeyK") {
    event.preventDefault();
    if (dialog.peek()?.kind === "switcher") closeDialog();
    else dialog.value = { kind: "switcher" };
  } else if (control && event.code === "Slash") {
    event.preventDefault();
    dialog.value = { kind: "keys" };
  } else if (dialog.peek() || menu.peek()) {
    return;
  } else if (control && event.code === "KeyF" && openChannel.peek() !== null) {
    event.preventDefault();
    openSearch();
    document.querySelector<HTMLInputElement>(".panel [role=combobox]")?.focus();
  } else if (event.key === "F6") {
    event.preventDefault();
    walkPlaces(event.shiftKey);
  } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    event.preventDefault();
    walkChannels(event.key === "ArrowDown" ? 1 : -1, (channel) => !event.shiftKey || isNews(channel));
  } else if (event.key === "Escape" && event.shiftKey) {
    markAllRead();
  } else if (event.key === "Escape") {
    document.querySelector<HTMLElement>(".pill")?.click();
  } else toComposer(event);
}

export function listenForKeys(): void {
  addEventListener("keydown", pressed);
}
