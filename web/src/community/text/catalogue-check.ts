// For the tests of catalogues.
import assert from "node:assert/strict";

/** Every text of a catalogue, functions called with something that fits. */
function texts(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([key, value]): [string, string][] => {
    const here = path + "." + key;
    if (typeof value === "string") return [[here, value]];
    if (typeof value !== "function") return texts(value, here);
    return [[here, String(value(key === "writing" ? ["A", "B"] : 3, 3))]];
  });
}

/** Nothing is left in English and nothing is empty, but for the paths in `same`, which read alike in all languages. */
export function assertTranslated({ en, ...others }: { en: object; uk: object; ru: object }, same: readonly string[] = []): void {
  const english = new Map(texts(en));
  for (const [language, catalogue] of Object.entries(others)) {
    for (const [path, text] of texts(catalogue)) {
      assert.ok(text.trim() !== "", `${language}${path}`);
      if (!same.includes(path)) assert.notEqual(text, english.get(path), `${language}${path}`);
    }
  }
}
