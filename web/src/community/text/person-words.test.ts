import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { personCatalogues } from "./person-words";

test("nothing is left in English, and nothing is empty", () => assertTranslated(personCatalogues, []));
