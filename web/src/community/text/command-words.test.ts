import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { commandCatalogues } from "./command-words";

test("calling commands is said in every language", () => {
  assertTranslated(commandCatalogues);
});
