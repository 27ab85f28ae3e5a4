import assert from "node:assert/strict";
import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { catalogues } from "./starter-words";

test("nothing is left in English, and nothing is empty", () => {
  const ids = [0, 1, 2, 3].map((at) => `.starters.${at}.id`);
  assertTranslated(catalogues, ids);
});

test("a channel is named as the server keeps it: lower case, without spaces", () => {
  for (const { starters } of Object.values(catalogues))
    for (const name of starters.flatMap(({ groups }) => groups.flatMap(({ channels }) => channels))) assert.match(name, /^[\p{Ll}-]+$/u);
});
