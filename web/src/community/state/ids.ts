// Snowflakes are decimal texts: too long for a number, ordered by length and then by letters.
import type { Id } from "../api/types";

const EPOCH = 1_420_070_400_000n;
const TIME_SHIFT = 22n;

/** Below zero when `a` came before `b`. */
export const order = (a: Id, b: Id): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
export const isAfter = (a: Id, b: Id): boolean => order(a, b) > 0;
export const later = (a: Id, b: Id): Id => (order(a, b) >= 0 ? a : b);

/** Milliseconds since 1970 at which the id was made. */
export const timeOf = (id: Id): number => Number((BigInt(id) >> TIME_SHIFT) + EPOCH);
/** The smallest id of that moment. */
export const idAt = (ms: number): Id => String((BigInt(Math.max(0, Math.floor(ms))) - EPOCH) << TIME_SHIFT);

/** The simple API cuts off the bits that are always zero, so that its ids fit into a number. */
const CUT = 9n;
export const fromNumber = (id: number): Id => String(BigInt(id) << CUT);

const PIGMENTS = 8n;
/** Which pigment a person or a guild has without a picture of its own. */
export const pigmentOf = (id: Id): number => (/^\d+$/.test(id) ? Number((BigInt(id) >> TIME_SHIFT) % PIGMENTS) : 0);

/** Index of the first entry whose id is not before `id`; the list is in order. */
export function lowerBound(list: readonly { id: Id }[], id: Id): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order(list[middle]!.id, id) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
