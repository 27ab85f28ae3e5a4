import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { groupCatalogues } from "./group-words";

test("nothing is left in English, and nothing is empty", () => assertTranslated(groupCatalogues, []));
