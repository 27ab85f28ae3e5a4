import { test } from "node:test";
import { actingCatalogues } from "./acting-words";
import { assertTranslated } from "./catalogue-check";

test("what is said of acting speaks all languages", () => assertTranslated(actingCatalogues));
