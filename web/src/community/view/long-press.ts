// A finger that is held opens what the right button opens. Some browsers say so themselves, others do not; here they all do.
import { HELD_FOR, isStill, type Point } from "../state/gestures";

/** Where a long press means something of its own: to select a word, to draw. */
const OWN = "input, textarea, select, .crop";

let timer: ReturnType<typeof setTimeout> | undefined;
let from: Point = { x: 0, y: 0 };
/** The finger that is down has opened something: letting it go presses nothing. */
let isDone = false;

const pointOf = ({ clientX, clientY }: Touch): Point => ({ x: clientX, y: clientY });

/** True when somebody took it. */
function press(target: Element, { x, y }: Point): boolean {
  if (!target.isConnected) return false;
  const made = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, view: window });
  return !target.dispatchEvent(made);
}

function down(event: TouchEvent): void {
  clearTimeout(timer);
  isDone = false;
  const [touch] = event.touches;
  const target = event.target as Element;
  if (!touch || event.touches.length > 1 || target.closest(OWN)) return;
  from = pointOf(touch);
  timer = setTimeout(() => (isDone = press(target, from)), HELD_FOR);
}

function moved({ touches: [touch] }: TouchEvent): void {
  if (touch && !isStill(from, pointOf(touch))) clearTimeout(timer);
}

function up(event: TouchEvent): void {
  clearTimeout(timer);
  if (isDone && event.cancelable) event.preventDefault();
}

/** The browser's own long press: one menu is enough. */
function told(event: MouseEvent): void {
  clearTimeout(timer);
  if (!event.isTrusted || !isDone) return;
  event.preventDefault();
  event.stopPropagation();
}

export function listenForLongPress(): void {
  addEventListener("touchstart", down, { capture: true, passive: true });
  addEventListener("touchmove", moved, { capture: true, passive: true });
  addEventListener("touchend", up, { capture: true, passive: false });
  addEventListener("touchcancel", () => clearTimeout(timer), { capture: true, passive: true });
  addEventListener("scroll", () => clearTimeout(timer), { capture: true, passive: true });
  addEventListener("contextmenu", told, { capture: true });
}
