// The look, changed from the page. What the server renders keeps the same keys.
import { keptLook, readLook, wear, type Look } from "../appearance";
import { drop, keep, look } from "../state/storage";

export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export const lookOf = <K extends keyof Look>(key: K): Look[K] => readLook(key, look);

export function chooseLook<K extends keyof Look>(key: K, value: Look[K]): void {
  wear(document.documentElement, key, value);
  const [name, text] = keptLook(key, value);
  if (text === null) drop(name);
  else keep(name, text);
}

/** The other one than the system's is kept; the system's is left to the system. */
export function chooseTheme(theme: "light" | "dark"): void {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  chooseLook("theme", theme === system ? "system" : theme);
}
