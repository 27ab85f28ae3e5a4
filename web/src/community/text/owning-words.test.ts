import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { owningCatalogues } from "./owning-words";

test("the settings of a guild speak all languages", () => assertTranslated(owningCatalogues));
