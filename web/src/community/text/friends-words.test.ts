import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { friendsCatalogues } from "./friends-words";

test("the friends' page speaks all languages", () => assertTranslated(friendsCatalogues));
