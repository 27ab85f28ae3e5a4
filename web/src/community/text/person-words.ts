// What a person's card says of them.
import { inLanguage } from "./words";

const en = { inGuild: "Member since", here: "Here since" };
const uk: typeof en = { inGuild: "У гільдії з", here: "Тут з" };
const ru: typeof en = { inGuild: "В гильдии с", here: "Здесь с" };

export const personCatalogues = { en, uk, ru };
export const sayPerson = inLanguage(personCatalogues);
