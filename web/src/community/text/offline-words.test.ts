import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { catalogues } from "./offline-words";

test("nothing is left in English, and nothing is empty", () => assertTranslated(catalogues));
