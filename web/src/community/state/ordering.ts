// Putting roles and channels into another order, and what the server has to be told of it.
import type { Id } from "../api/types";
import type { Branch } from "./channel-tree";

/** With the entry at `from` taken out and put in at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [one] = rest.splice(from, 1);
  if (one !== undefined) rest.splice(Math.max(0, Math.min(to, rest.length)), 0, one);
  return rest;
}

/** Known entries in the wanted order; what is new since then comes first, what is gone is left out. */
export function arranged<T extends { id: Id }>(all: readonly T[], order: readonly Id[]): T[] {
  const known = new Map(all.map((entry) => [entry.id, entry]));
  const wanted = new Set(order);
  return [...all.filter(({ id }) => !wanted.has(id)), ...order.flatMap((id) => known.get(id) ?? [])];
}

/** Positions count from the lowest role; the one of everybody has 0. */
export const rolePlaces = (down: readonly Id[]): { id: Id; position: number }[] =>
  down.map((id, at) => ({ id, position: down.length - at }));

/** A line of the list of channels: below a category until the next one. */
export type Line = { id: Id; isCategory: boolean };
export type Place = { id: Id; position: number; parent_id: Id | null };

export const linesOf = (tree: readonly Branch[]): Line[] =>
  tree.flatMap(({ category, channels }) => [
    ...(category ? [{ id: category.id, isCategory: true }] : []),
    ...channels.map(({ id }) => ({ id, isCategory: false })),
  ]);

/** The lines that move with one: a category takes its channels along. */
function blockAt(lines: readonly Line[], at: number): number {
  if (!lines[at]?.isCategory) return 1;
  const next = lines.findIndex(({ isCategory }, index) => index > at && isCategory);
  return (next < 0 ? lines.length : next) - at;
}

/** A category lands before or behind another, never between another's channels. */
function betweenCategories(lines: readonly Line[], at: number): number {
  let to = at;
  while (to < lines.length && !lines[to]!.isCategory) to++;
  return to;
}

/** With the line at `from` moved so that it stands where line `to` stood. */
export function movedLine(lines: readonly Line[], from: number, to: number): Line[] {
  const size = blockAt(lines, from);
  const staysInside = to >= from && to < from + size;
  if (to < 0 || to >= lines.length || staysInside) return [...lines];
  const block = lines.slice(from, from + size);
  const rest = [...lines.slice(0, from), ...lines.slice(from + size)];
  const gap = to > from ? to - size + 1 : to;
  const at = block[0]?.isCategory ? betweenCategories(rest, gap) : gap;
  return [...rest.slice(0, at), ...block, ...rest.slice(at)];
}

/** One step by keyboard: over a line, or for a category over its neighbour with all below it. */
export function steppedLine(lines: readonly Line[], from: number, by: 1 | -1): Line[] {
  if (!lines[from]?.isCategory) return movedLine(lines, from, from + by);
  if (by > 0) {
    const next = from + blockAt(lines, from);
    return movedLine(lines, from, next + blockAt(lines, next) - 1);
  }
  return movedLine(lines, from, lines.findLastIndex(({ isCategory }, index) => index < from && isCategory));
}

/** Where every line stands: positions count apart for the categories and for what is below each. */
export function placesOf(lines: readonly Line[]): Place[] {
  const counts = new Map<Id | null, number>();
  let parent: Id | null = null;
  let categories = 0;
  return lines.map(({ id, isCategory }) => {
    if (isCategory) {
      parent = id;
      return { id, position: categories++, parent_id: null };
    }
    const position = counts.get(parent) ?? 0;
    counts.set(parent, position + 1);
    return { id, position, parent_id: parent };
  });
}

/** Only what stands elsewhere than before. */
export function changedPlaces(before: readonly Line[], after: readonly Line[]): Place[] {
  const had = new Map(placesOf(before).map((place) => [place.id, place]));
  return placesOf(after).filter(({ id, position, parent_id }) => had.get(id)?.position !== position || had.get(id)?.parent_id !== parent_id);
}
