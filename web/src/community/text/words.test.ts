import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "./en";
import { ru } from "./ru";
import { uk } from "./uk";
import { assertTranslated } from "./catalogue-check";
import { languageFor } from "./words";

test("the reader's first language that there is counts", () => {
  assert.equal(languageFor(["uk-UA", "en"]), "uk");
  assert.equal(languageFor(["fr", "RU"]), "ru");
  assert.equal(languageFor(["fr"]), "en");
  assert.equal(languageFor([]), "en");
});

test("Ukrainian and Russian count in their own forms", () => {
  const said = [1, 2, 5, 11, 21, 22, 25].map((count) => uk.count.mentions(count));
  assert.deepEqual(said, ["1 згадка", "2 згадки", "5 згадок", "11 згадок", "21 згадка", "22 згадки", "25 згадок"]);
  assert.deepEqual([1, 3, 5, 101].map((count) => ru.count.members(count)), ["1 участник", "3 участника", "5 участников", "101 участник"]);
});

test("nothing is left in English, and nothing is empty", () => {
  assertTranslated({ en, uk, ru }, [".language", ".brand", ".talk.said"]);
});
