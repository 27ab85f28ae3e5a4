import { test } from "node:test";
import { botCatalogues } from "./bot-words";
import { assertTranslated } from "./catalogue-check";

test("what applications ask is said in every language", () => {
  assertTranslated(botCatalogues);
});
