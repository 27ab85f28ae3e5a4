import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, matchWord } from "./fold";

test("Latin letters find Cyrillic names, and the other way round", () => {
  assert.deepEqual(matchWord("Олена Марченко", "ma"), { start: 6, end: 8 });
  assert.deepEqual(matchWord("Maren", "ма"), { start: 0, end: 2 });
});

test("a match begins at the start of a word", () => {
  assert.equal(matchWord("Dufour-Lacroix", "acr"), null);
  assert.deepEqual(matchWord("Dufour-Lacroix", "lac"), { start: 7, end: 10 });
});

test("a match may span words", () => {
  assert.deepEqual(matchWord("Taras Hrytsenko", "taras h"), { start: 0, end: 7 });
});

test("accents do not part what people type", () => {
  assert.equal(fold("Sørine Ålund"), "sorine alund");
  assert.deepEqual(matchWord("Sørine Ålund", "alu"), { start: 7, end: 10 });
});

test("an empty wish matches nothing", () => {
  assert.equal(matchWord("anybody", " "), null);
});
