import { test } from "node:test";
import { beginCatalogues } from "./begin-words";
import { assertTranslated } from "./catalogue-check";

test("nothing is left in English, and nothing is empty", () => assertTranslated(beginCatalogues, []));
