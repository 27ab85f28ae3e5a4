// The catalogue of the reader's language: the chosen one, else the first of the browser's that there is.
import { MIRRORED } from "../../appearance";
import { en, type Words } from "./en";
import { mirrored } from "./mirrored";
import { ru } from "./ru";
import { uk } from "./uk";

type Language = "en" | "uk" | "ru";
const languages: readonly string[] = ["en", "uk", "ru"];

export function languageFor(wanted: readonly string[]): Language {
  const bare = wanted.map((name) => name.toLowerCase().split("-")[0] ?? "");
  return (bare.find((name) => languages.includes(name)) ?? "en") as Language;
}

function wantedLanguages(): string[] {
  try {
    const chosen = localStorage.getItem("parley.language");
    return [...(chosen ? [chosen] : []), ...navigator.languages];
  } catch {
    return [];
  }
}

const wanted = wantedLanguages();
const language = languageFor(wanted);
/** English right to left, as a test of the layout. */
export const isMirrored = wanted[0] === MIRRORED;

/** The words of one part of the page, which has its own file: `text/settings-words.ts` and the like come with their part. */
export const inLanguage = <T>(catalogues: Record<Language, T>): T => (isMirrored ? mirrored(catalogues.en) : catalogues[language]);

export const say: Words = { ...inLanguage<Words>({ en, uk, ru }), language };
