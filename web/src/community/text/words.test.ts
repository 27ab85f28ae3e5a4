import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en";
import { ru } from "./ru";
import { uk } from "./uk";
import { catalogueFor } from "./words";

test("the reader's first language that there is counts", () => {
  assert.equal(catalogueFor(["uk-UA", "en"]), uk);
  assert.equal(catalogueFor(["fr", "RU"]), ru);
  assert.equal(catalogueFor(["fr"]), en);
  assert.equal(catalogueFor([]), en);
});

test("Ukrainian and Russian count in their own forms", () => {
  const said = [1, 2, 5, 11, 21, 22, 25].map((count) => uk.count.mentions(count));
  assert.deepEqual(said, ["1 згадка", "2 згадки", "5 згадок", "11 згадок", "21 згадка", "22 згадки", "25 згадок"]);
  assert.deepEqual([1, 3, 5, 101].map((count) => ru.count.members(count)), ["1 участник", "3 участника", "5 участников", "101 участник"]);
});

/** Every text of a catalogue, functions called with something that fits. */
function texts(of: object, path = ""): [string, string][] {
  return Object.entries(of).flatMap(([key, value]): [string, string][] => {
    const here = path + "." + key;
    if (typeof value === "string") return [[here, value]];
    if (typeof value !== "function") return texts(value, here);
    return [[here, String(value(key === "writing" ? ["A", "B"] : 3, 3))]];
  });
}

test("nothing is left in English, and nothing is empty", () => {
  const same = new Set([".language", ".brand", ".talk.said"]);
  const english = new Map(texts(en));
  for (const catalogue of [uk, ru]) {
    for (const [path, text] of texts(catalogue)) {
      assert.ok(text.trim() !== "", path);
      if (!same.has(path)) assert.notEqual(text, english.get(path), `${catalogue.language}${path}`);
    }
  }
});
