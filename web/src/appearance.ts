// How the page looks on this device: kept in localStorage, worn by the root element, applied before the first paint.

export type Look = {
  theme: "system" | "light" | "dark";
  contrast: "system" | "more";
  density: "cozy" | "compact";
  motion: "system" | "less";
  /** Percent of the browser's own font size. */
  size: "90" | "100" | "110" | "125" | "150";
};
type Key = keyof Look;

/** The first of each is the default, which is not kept. */
export const LOOKS: { readonly [K in Key]: readonly Look[K][] } = {
  theme: ["system", "light", "dark"],
  contrast: ["system", "more"],
  density: ["cozy", "compact"],
  motion: ["system", "less"],
  size: ["100", "90", "110", "125", "150"],
};
const kept = (key: Key): string => "parley." + key;
/** English mirrored: proves that the page does so too. */
export const MIRRORED = "ar-XB";

export function readLook<K extends Key>(key: K, look: (key: string) => string | null): Look[K] {
  const found = look(kept(key));
  return LOOKS[key].find((value) => value === found) ?? LOOKS[key][0]!;
}

/** What keeping a choice means: the key, and its text or null for the default. */
export const keptLook = <K extends Key>(key: K, value: Look[K]): [string, string | null] => [kept(key), value === LOOKS[key][0] ? null : value];

type Root = Pick<HTMLElement, "dataset" | "style" | "dir">;

export function wear<K extends Key>(root: Root, key: K, value: Look[K]): void {
  if (key === "size") root.style.fontSize = value === "100" ? "" : value + "%";
  else if (value === LOOKS[key][0]) delete root.dataset[key];
  else root.dataset[key] = value;
}

export function wearAll(root: Root, look: (key: string) => string | null): void {
  for (const key of Object.keys(LOOKS) as Key[]) wear(root, key, readLook(key, look));
  if (look("parley.language") === MIRRORED) root.dir = "rtl";
}
