// The catalogue of the reader's language: the chosen one, else the first of the browser's that there is.
import { en, type Words } from "./en";
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

const language = languageFor(wantedLanguages());

/** The words of one part of the page, which has its own file: `text/settings-words.ts` and the like come with their part. */
export const inLanguage = <T>(catalogues: Record<Language, T>): T => catalogues[language];

export const say = inLanguage<Words>({ en, uk, ru });
