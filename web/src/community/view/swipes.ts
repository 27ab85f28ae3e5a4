// A finger drawn sideways on a phone: back to the list, forward to the members, a message drawn aside is answered.
import { narrow } from "../../view/media";
import { closePanel } from "../actions/panel";
import { leaveLayer } from "../actions/layer";
import { homeOf } from "../actions/open";
import { addressOf, go, goBack } from "../actions/route";
import { isScroll, sideways, SWIPE, swipeOf, type Point } from "../state/gestures";
import { channels } from "../state/guilds";
import { layer } from "../state/layer";
import { mayWrite } from "../state/may";
import { closeMenu, menu } from "../state/menu";
import { findMessage, isPrivate } from "../state/messages";
import { shownPanel } from "../state/panel";
import { currentChannel, dialog, drawer, inTalk, openGuild, openPlace } from "../state/place";
import { isMirrored } from "../text/words";
import { reply } from "./message-tools";

/** Where a finger draws something else. */
const OWN = "input, textarea, audio, video, dialog, .crop, .rail, .picker, .choose, .lightbox";
/** A row follows the finger no further. */
const FURTHEST = 76;

type Row = { element: HTMLElement; answer: () => void };
type Drawn = { from: Point; at: Point; row: Row | null; isSideways: boolean };
let drawn: Drawn | null = null;

const scrollsSideways = (element: Element): boolean =>
  element.scrollWidth > element.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(element).overflowX);

function isTaken(target: Element): boolean {
  if (target.closest(OWN)) return true;
  for (let at: Element | null = target; at && at !== document.body; at = at.parentElement) if (scrollsSideways(at)) return true;
  return false;
}

/** The message under the finger, where it can be answered. */
function rowAt(target: Element): Row | null {
  const element = target.closest<HTMLElement>(".messages .msg[data-id]");
  const channelId = element?.closest<HTMLElement>("[data-talk]")?.dataset["talk"] ?? currentChannel.peek()?.id ?? "";
  const channel = channels.peek().get(channelId);
  const message = findMessage(channelId, element?.dataset["id"] ?? "");
  if (!element || !channel || !message || isPrivate(message) || element.matches(".sys") || !mayWrite(channel)) return null;
  return { element, answer: () => reply(message) };
}

function back(): void {
  if (drawer.peek()) drawer.value = false;
  else if (layer.peek()) leaveLayer();
  else if (shownPanel.peek()) closePanel();
  else if (inTalk.peek()) goBack();
}

function forward(row: Row | null): void {
  if (layer.peek() || drawer.peek()) return;
  if (row) row.answer();
  else if (!inTalk.peek()) {
    const home = homeOf(openPlace.peek());
    if (home) go(addressOf(openPlace.peek(), home.id));
  } else if (openGuild.peek() && !shownPanel.peek()) drawer.value = true;
}

/** The row goes a part of the way with the finger, and shows what will come of it. */
function follow({ row, from, at }: Drawn): void {
  if (!row) return;
  const way = (at.x - from.x) * (isMirrored ? -1 : 1);
  const shift = Math.max(-FURTHEST, Math.min(0, way));
  row.element.style.translate = `${isMirrored ? -shift : shift}px 0`;
  row.element.classList.toggle("drawn", shift < 0);
  row.element.classList.toggle("far", shift <= -SWIPE);
}

function letGo(): void {
  const element = drawn?.row?.element;
  drawn = null;
  if (!element) return;
  element.style.translate = "";
  element.classList.remove("drawn", "far");
}

const pointOf = ({ clientX, clientY }: Touch): Point => ({ x: clientX, y: clientY });

function down(event: TouchEvent): void {
  letGo();
  const [touch] = event.touches;
  const target = event.target as Element;
  if (!touch || event.touches.length > 1 || !narrow.peek() || dialog.peek() || isTaken(target)) return;
  if (menu.peek() && !target.closest(".menu")) return;
  drawn = { from: pointOf(touch), at: pointOf(touch), row: menu.peek() ? null : rowAt(target), isSideways: false };
}

function moved({ touches: [touch] }: TouchEvent): void {
  if (!drawn || !touch) return;
  drawn.at = pointOf(touch);
  if (menu.peek()) return;
  if (!drawn.isSideways && isScroll(drawn.from, drawn.at)) return letGo();
  drawn.isSideways ||= sideways(drawn.from, drawn.at) !== 0;
  if (drawn.isSideways) follow(drawn);
}

function up(): void {
  const done = drawn;
  letGo();
  if (!done) return;
  // A sheet from below is drawn down again.
  if (menu.peek()) return void (done.at.y - done.from.y > SWIPE && document.querySelector(".menu")?.scrollTop === 0 && closeMenu());
  const way = done.isSideways ? swipeOf(sideways(done.from, done.at), isMirrored) : null;
  if (way === "back") back();
  else if (way === "forward") forward(done.row);
}

export function listenForSwipes(): void {
  addEventListener("touchstart", down, { passive: true });
  addEventListener("touchmove", moved, { passive: true });
  addEventListener("touchend", up, { passive: true });
  addEventListener("touchcancel", letGo, { passive: true });
}
