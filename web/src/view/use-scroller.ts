// The moving part of the conversation: follows the end, keeps the reader's place otherwise, and asks for more rows near an end.
import { useLayoutEffect, useRef } from "preact/hooks";
import { anchorOf, fromBottom, restoreAnchor, type Anchor } from "./anchor";

/** This near to the end counts as being there. */
const NEAR = 40;
/** More rows are asked for while they are still this far out of sight. */
const AHEAD = 900;

export type Scroller = {
  /** The rows reach to the newest message. */
  complete: boolean;
  onTop: () => void;
  onBottom: () => void;
  onPlace: (atEnd: boolean, far: boolean) => void;
  /** Where to stand at first, once there are rows: a row's selector, or the end. */
  first: () => string | null;
  ready: boolean;
};

/** `tail` is the row that was last when the reader stood at the end. */
type Stay = { place: string; placed: boolean; end: boolean; anchor: Anchor | null; tail: string | null };
const fresh = (place: string): Stay => ({ place, placed: false, end: true, anchor: null, tail: null });

/** `place` is a name for what is shown; with another one the reader's place starts over. */
export function useScroller(place: string, given: Scroller) {
  const pane = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLOListElement>(null);
  const stay = useRef<Stay>(fresh(place));
  const latest = useRef(given);
  latest.current = given;
  if (stay.current.place !== place) stay.current = fresh(place);

  const look = (): void => {
    const [box, list] = [pane.current, rows.current];
    if (!box || !list || !stay.current.placed) return;
    const left = fromBottom(box);
    stay.current.end = latest.current.complete && left < NEAR;
    stay.current.anchor = anchorOf(box, list);
    latest.current.onPlace(stay.current.end, left > box.clientHeight || !latest.current.complete);
    if (box.scrollTop < AHEAD) latest.current.onTop();
    if (left < AHEAD) latest.current.onBottom();
  };

  const settle = (): void => {
    const [box, list] = [pane.current, rows.current];
    if (!box || !list || !latest.current.ready) return;
    const { placed, end, anchor, tail } = stay.current;
    if (!placed) stand(box, latest.current.first());
    else if (end && latest.current.complete) follow(box, list, tail);
    else if (anchor) restoreAnchor(box, list, anchor);
    stay.current.placed = true;
    stay.current.tail = (list.lastElementChild as HTMLElement | null)?.dataset["key"] ?? null;
    look();
  };

  useLayoutEffect(settle);
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(settle);
    if (pane.current) watcher.observe(pane.current);
    if (rows.current) watcher.observe(rows.current);
    return () => watcher.disconnect();
  }, [place]);

  const toEnd = (): void => {
    stay.current.end = true;
    if (pane.current) pane.current.scrollTop = pane.current.scrollHeight;
  };
  return { pane, rows, look, toEnd, stand: (selector: string) => pane.current && stand(pane.current, selector) };
}

/** Keeps to the end, but never past the beginning of what is new: after an absence that may be more than a screen. */
function follow(pane: HTMLElement, rows: HTMLElement, tail: string | null): void {
  const last = tail === null ? null : rows.querySelector(`[data-key="${CSS.escape(tail)}"]`);
  const before = pane.scrollTop;
  pane.scrollTop = pane.scrollHeight;
  if (!last) return;
  const above = last.getBoundingClientRect().bottom - pane.getBoundingClientRect().top - pane.clientHeight / 4;
  if (above < 0) pane.scrollTop = Math.max(before, pane.scrollTop + above);
}

/** Puts a row a quarter below the upper edge, so there is something of what came before it; or goes to the end. */
function stand(pane: HTMLElement, selector: string | null): void {
  const row = selector === null ? null : pane.querySelector<HTMLElement>(selector);
  pane.scrollTop = pane.scrollHeight;
  if (!row) return;
  const top = row.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  const wanted = pane.clientHeight / 4;
  if (top < wanted) pane.scrollTop -= wanted - top;
}
