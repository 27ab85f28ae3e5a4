// Makes names comparable: case and accents go, Cyrillic becomes Latin, so "ma" finds "Ма" and "Мáша" alike.

const CYRILLIC: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ў: "u",
  ф: "f",
  х: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};
const LATIN: Record<string, string> = { ø: "o", ł: "l", đ: "d", ß: "ss", æ: "ae", œ: "oe", þ: "th", ı: "i" };

function foldLetter(letter: string): string {
  const low = letter.toLowerCase();
  if (low in CYRILLIC) return CYRILLIC[low]!;
  const plain = low.normalize("NFD").replace(/\p{Mark}/gu, "");
  return CYRILLIC[plain] ?? LATIN[plain] ?? plain;
}

export const fold = (text: string): string => [...text.normalize("NFC")].map(foldLetter).join("");

/** `isInside`: it does not begin a word. */
export type Match = { start: number; end: number; isInside?: boolean };

/** Where a word of `text` begins with `wanted`, in letters of `text`; null if none does. */
export function matchWord(text: string, wanted: string): Match | null {
  const query = fold(wanted.trim());
  const letters = [...text.normalize("NFC")];
  if (query === "") return null;
  for (let start = 0; start < letters.length; start++) {
    if (start > 0 && /[\p{Letter}\p{Number}]/u.test(letters[start - 1]!)) continue;
    const end = endOf(letters, start, query);
    if (end !== null) return { start, end };
  }
  return null;
}

/** Where `wanted` stands inside of a word; a single letter stands in too many. */
export function matchInside(text: string, wanted: string): Match | null {
  const query = fold(wanted.trim());
  const letters = [...text.normalize("NFC")];
  if (query.length < 2) return null;
  for (let start = 1; start < letters.length; start++) {
    const end = endOf(letters, start, query);
    if (end !== null) return { start, end, isInside: true };
  }
  return null;
}

function endOf(letters: string[], start: number, query: string): number | null {
  let folded = "";
  for (let at = start; at < letters.length; at++) {
    folded += foldLetter(letters[at]!);
    if (folded.startsWith(query)) return at + 1;
    if (!query.startsWith(folded)) return null;
  }
  return null;
}
