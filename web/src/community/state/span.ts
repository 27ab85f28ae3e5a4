// Which part of a long run is on the page. Ids rather than indexes name its ends, so a page loaded before it moves nothing.
import type { Id } from "../api/types";
import { isAfter, lowerBound } from "./ids";

/** `from`: first id shown, null for "as many as fit before the end". `to`: last id shown, null for "to the end, also later". */
export type Span = { from: Id | null; to: Id | null };
export type Slice = { start: number; end: number };

/** Rows kept on the page at once, and how many more come when an end of them nears. */
export const MOST = 160;
export const STEP = 50;
const FIRST = 70;

type Run = readonly { id: Id }[];

export const present: Span = { from: null, to: null };

function endOf(run: Run, to: Id): number {
  const at = lowerBound(run, to);
  return at < run.length && !isAfter(run[at]!.id, to) ? at + 1 : at;
}

export function sliceOf(run: Run, { from, to }: Span): Slice {
  const end = to === null ? run.length : endOf(run, to);
  const start = from === null ? Math.max(0, end - FIRST) : lowerBound(run, from);
  return { start: Math.min(start, end), end };
}

const spanOf = (run: Run, { start, end }: Slice): Span => ({
  from: run[start]?.id ?? null,
  to: end >= run.length ? null : (run[end - 1]?.id ?? null),
});

export function earlier(run: Run, span: Span): Span {
  const { start, end } = sliceOf(run, span);
  const next = Math.max(0, start - STEP);
  return spanOf(run, { start: next, end: Math.min(end, next + MOST) });
}

export function later(run: Run, span: Span): Span {
  const { start, end } = sliceOf(run, span);
  const next = Math.min(run.length, end + STEP);
  return spanOf(run, { start: Math.max(start, next - MOST), end: next });
}

export function around(run: Run, id: Id): Span {
  const at = lowerBound(run, id);
  return spanOf(run, { start: Math.max(0, at - STEP), end: Math.min(run.length, at + STEP) });
}

/** Holds the first row where it is, so what comes in at the end pushes nothing out of sight at the start. */
export const held = (run: Run, span: Span): Span =>
  span.from === null && run.length > 0 ? { from: run[sliceOf(run, span).start]!.id, to: span.to } : span;

/** At the end the part would grow with every message; this takes it back to its first size. */
export function trimmed(run: Run, span: Span): Span {
  const { start, end } = sliceOf(run, span);
  return end - start > MOST && span.to === null ? held(run, present) : span;
}
