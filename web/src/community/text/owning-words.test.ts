import { test } from "node:test";
import { assertTranslated } from "./catalogue-check";
import { keepingCatalogues } from "./keeping-words";
import { moderationEntries } from "./moderation-entries";
import { moderationCatalogues } from "./moderation-words";
import { owningCatalogues } from "./owning-words";
import { channelCatalogues } from "./channel-words";
import { permissionCatalogues } from "./permission-words";
import { pictureCatalogues } from "./picture-words";
import { roleCatalogues } from "./role-words";

test("the settings of a guild speak all languages", () => {
  for (const catalogues of [owningCatalogues, permissionCatalogues, moderationCatalogues, moderationEntries, roleCatalogues, keepingCatalogues, pictureCatalogues, channelCatalogues]) assertTranslated(catalogues);
});
