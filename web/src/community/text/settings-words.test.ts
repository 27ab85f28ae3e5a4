import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { settingsCatalogues } from "./settings-words";

test("the frame of the settings speaks all languages", () => assertTranslated(settingsCatalogues));
