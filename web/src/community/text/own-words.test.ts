import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { ownCatalogues } from "./own-words";
import { selfCatalogues } from "./self-words";

test("nothing about oneself is left in English, and nothing is empty", () => {
  assertTranslated(ownCatalogues);
  assertTranslated(selfCatalogues);
});
