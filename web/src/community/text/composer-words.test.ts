import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { composerCatalogues } from "./composer-words";

test("writing is said in every language", () => {
  assertTranslated(composerCatalogues);
});
