// The catalogue of the reader's language: the chosen one, else the first of the browser's that there is.
import { en, type Words } from "./en";
import { ru } from "./ru";
import { uk } from "./uk";

const catalogues: Record<string, Words> = { en, uk, ru };

export function catalogueFor(wanted: readonly string[]): Words {
  for (const name of wanted) {
    const found = catalogues[name.toLowerCase().split("-")[0] ?? ""];
    if (found) return found;
  }
  return en;
}

function wantedLanguages(): string[] {
  try {
    const chosen = localStorage.getItem("parley.language");
    return [...(chosen ? [chosen] : []), ...navigator.languages];
  } catch {
    return [];
  }
}

export const say: Words = catalogueFor(wantedLanguages());
