import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { readingCatalogues } from "./reading-words";

test("the words of reading are there in every language", () => assertTranslated(readingCatalogues));
