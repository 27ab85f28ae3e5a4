import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { directCatalogues } from "./direct-words";

test("nothing is left in English, and nothing is empty", () => assertTranslated(directCatalogues, []));
