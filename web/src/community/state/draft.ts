// What was changed and is not saved: only the changed fields, so that news from the server about the others still shows.

/** `changes` with `next` on top, without what is as it was. */
export function changed<T extends object>(saved: T, changes: Partial<T>, next: Partial<T>): Partial<T> {
  const all = Object.entries({ ...changes, ...next }) as [keyof T, T[keyof T]][];
  return Object.fromEntries(all.filter(([key, value]) => !same(saved[key], value))) as Partial<T>;
}

export const isChanged = (changes: object): boolean => Object.keys(changes).length > 0;

/** Lists and plain records count by what is in them. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [one, other] = [Object.entries(a), b as Record<string, unknown>];
  return one.length === Object.keys(b).length && one.every(([key, value]) => key in other && same(value, other[key]));
}
