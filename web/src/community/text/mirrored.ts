// The pseudo-language: English turned around by marks, so that a text which does not come from a catalogue stands out and a
// layout that does not mirror does too.
const START = "\u202E";
const END = "\u202C";

/** The same catalogue with every text mirrored; functions answer mirrored texts. */
export function mirrored<T>(of: T): T {
  if (typeof of === "string") return (START + of + END) as T;
  if (typeof of === "function") return ((...given: unknown[]) => mirrored((of as unknown as (...given: unknown[]) => unknown)(...given))) as T;
  if (Array.isArray(of)) return of.map(mirrored) as T;
  if (typeof of !== "object" || of === null) return of;
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, mirrored(value)])) as T;
}
