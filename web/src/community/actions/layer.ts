// Opening and leaving the settings over the page. The address stays; an entry of the history lets the back button close them.
import { effect } from "@preact/signals";
import { layer, mayLeave, unsaved, type Layer } from "../state/layer";
import { openPlace } from "../state/place";

type Entry = { layer?: Layer } | null;
let opener: Element | null = null;

const enter = (made: Layer): void => history.pushState({ layer: made }, "");

export function openLayer(made: Layer): void {
  if (!layer.peek()) opener = document.activeElement;
  enter(made);
  layer.value = made;
}

/** Another section of the same settings. On a phone the list stays behind it, for the way back. */
export function openSection(section: string, keepsList: boolean): void {
  const now = layer.peek();
  if (!now || now.section === section || !mayLeave()) return;
  const next = { ...now, section };
  if (keepsList) enter(next);
  else history.replaceState({ layer: next }, "");
  layer.value = next;
}

/** One step back: from a section to the list on a phone, else out of the settings. */
export function leaveLayer(): void {
  if (layer.peek() && mayLeave()) history.back();
}

/** Where the focus was before the settings were opened. */
export function focusOpener(): void {
  if (layer.peek()) return;
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  opener = null;
}

function followHistory(): void {
  const next = (history.state as Entry)?.layer ?? null;
  const now = layer.peek();
  if (now && JSON.stringify(next) !== JSON.stringify(now) && !mayLeave()) enter(now);
  else layer.value = next;
}

/** A place that was left, by a deleted guild for one, takes its settings with it. */
function closeWithPlace(): void {
  let before = openPlace.peek();
  effect(() => {
    const place = openPlace.value;
    if (place !== before) layer.value = null;
    before = place;
  });
}

export function watchLayer(): void {
  addEventListener("popstate", followHistory);
  addEventListener("beforeunload", (event) => unsaved.peek() && event.preventDefault());
  layer.value = (history.state as Entry)?.layer ?? null;
  closeWithPlace();
}
