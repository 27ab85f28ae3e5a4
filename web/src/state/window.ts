// Which part of a long list is on the page. Ids rather than indexes name its ends, so a page loaded before it moves nothing.

/** `from`: first id shown, null for "as many as fit before the end". `to`: last id shown, null for "to the end, also later". */
export type Span = { from: number | null; to: number | null };
export type Slice = { start: number; end: number };

/** Rows kept on the page at once, and how many more come when an end of them nears. */
export const MOST = 200;
export const STEP = 60;
const FIRST = 100;

type Ids = readonly { id: number }[];

/** The index of the first entry with an id of at least `id`. */
export function lowerBound(list: Ids, id: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const present: Span = { from: null, to: null };

export function sliceOf(list: Ids, { from, to }: Span): Slice {
  const end = to === null ? list.length : lowerBound(list, to + 1);
  const start = from === null ? Math.max(0, end - FIRST) : lowerBound(list, from);
  return { start: Math.min(start, end), end };
}

function spanOf(list: Ids, { start, end }: Slice): Span {
  return { from: list[start]?.id ?? null, to: end >= list.length ? null : (list[end - 1]?.id ?? null) };
}

export function earlier(list: Ids, span: Span): Span {
  const { start, end } = sliceOf(list, span);
  const next = Math.max(0, start - STEP);
  return spanOf(list, { start: next, end: Math.min(end, next + MOST) });
}

export function later(list: Ids, span: Span): Span {
  const { start, end } = sliceOf(list, span);
  const next = Math.min(list.length, end + STEP);
  return spanOf(list, { start: Math.max(start, next - MOST), end: next });
}

export function around(list: Ids, id: number): Span {
  const at = lowerBound(list, id);
  return spanOf(list, { start: Math.max(0, at - STEP), end: Math.min(list.length, at + STEP) });
}

/** Holds the first row where it is, so what comes in at the end pushes nothing out of sight at the start. */
export function held(list: Ids, span: Span): Span {
  return span.from === null && list.length > 0 ? { from: list[sliceOf(list, span).start]!.id, to: span.to } : span;
}

/** At the end the part would grow with every message; this takes it back to its first size. */
export function trimmed(list: Ids, span: Span): Span {
  const { start, end } = sliceOf(list, span);
  return end - start > MOST && span.to === null ? held(list, present) : span;
}
